using System.Runtime.CompilerServices;
using System.Text;
using Appliance.Templating;
using Appliance.Templating.Escaping;

namespace Appliance.Tests.Templating;

/// <summary>One template with its model, what it includes, and what it must print or how it must fail.</summary>
internal sealed class TemplateCase : ITemplateSource
{
    private readonly string path;

    private TemplateCase(string root, string name)
    {
        Name = name;
        path = Path.Combine(root, name);
    }

    /// <summary><c>group/name</c></summary>
    public string Name { get; }

    public string Group => Name[..Name.IndexOf('/')];

    public string EntryName => Path.GetFileName(path) + ".sbn";

    public string? Expected => ReadIfThere(path + ".expected");

    /// <summary>The lines an error may name: <c>line:</c> or <c>FILE:line:</c> of each listed error.</summary>
    public IReadOnlyList<string> ErrorLines => File.ReadAllLines(path + ".error");

    public static TemplateCase Load(string folder, string name) => new(FolderHere(folder), name);

    public static IEnumerable<string> Names(string folder)
    {
        var root = FolderHere(folder);
        return Directory.EnumerateFiles(root, "*.sbn", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file))
            .Where(file => !file.Contains(".include/", StringComparison.Ordinal))
            .Select(file => file[..^".sbn".Length])
            .Order(StringComparer.Ordinal);
    }

    public string Render()
    {
        var model = ReadIfThere(path + ".model.json") is { } json ? ModelJson.Read(json) : TemplateModel.Empty;
        return Engine().Render(EntryName, model);
    }

    /// <summary>The parse error, or null when the template parses.</summary>
    public TemplateDiagnostic? ParseError() => Engine().Check(EntryName).FirstOrDefault();

    /// <summary>Whether an error is at one of the listed lines.</summary>
    public bool ListsLineOf(TemplateException error) => ErrorLines.Any(line =>
        line.StartsWith(error.File == EntryName ? $"{error.Line}:" : $"{error.File}:{error.Line}:", StringComparison.Ordinal));

    string? ITemplateSource.Find(string name) =>
        ReadIfThere(name == EntryName ? path + ".sbn" : Path.Combine(path + ".include", name));

    private TemplateEngine Engine() => new(this, EscapingFunctions.All);

    private static string? ReadIfThere(string file) => File.Exists(file) ? Encoding.UTF8.GetString(File.ReadAllBytes(file)) : null;

    private static string FolderHere(string folder, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, folder);
}
