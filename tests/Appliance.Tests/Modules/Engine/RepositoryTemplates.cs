using System.Runtime.CompilerServices;
using Appliance.Planning.Templates;
using Appliance.Templating;
using Appliance.Templating.Escaping;

namespace Appliance.Tests.Modules.Engine;

/// <summary>The templates as they lie in the repository.</summary>
internal sealed class RepositoryTemplates : ITemplates
{
    private readonly TemplateEngine _engine = new(new Source(), EscapingFunctions.All);

    public string Render(string name, IReadOnlyDictionary<string, object?> model) => _engine.Render(name, TemplateModel.From(model));

    /// <summary>A checked-in expectation of this folder.</summary>
    public static string Expected(string name) => File.ReadAllText(Path.Combine(Here(), "expected", name));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed class Source : ITemplateSource
    {
        public string? Find(string name)
        {
            var file = Path.Combine(Here(), "../../../../templates", name + ".sbn");
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
    }
}
