using System.Globalization;

namespace Appliance.Machines.Packages;

/// <summary>What an index says of one package: a paragraph of deb-control(5) fields.</summary>
internal sealed class PackageStanza
{
    private readonly List<(string Name, string Text)> _fields = [];

    private PackageStanza(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line[0] is ' ' or '\t' && _fields.Count > 0)
            {
                _fields[^1] = (_fields[^1].Name, _fields[^1].Text + "\n" + line);
            }
            else if (line.Split(':', 2) is [var name, var text])
            {
                _fields.Add((name, text.TrimStart()));
            }
        }
    }

    public string Name => this["Package"];

    public string Version => this["Version"];

    public string Architecture => this["Architecture"];

    /// <summary>SHA-256 of the package file, in lower-case hexadecimal.</summary>
    public string Hash => this["SHA256"];

    /// <summary>Bytes of the package file.</summary>
    public long Size => long.TryParse(this["Size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    /// <summary>The file's name in a pool: the epoch is not part of it, its colon being unwelcome in file names.</summary>
    public string FileName => $"{Name}_{Version[(Version.IndexOf(':', StringComparison.Ordinal) + 1)..]}_{Architecture}.deb";

    /// <summary>The value of a field; empty when there is none.</summary>
    public string this[string name] => _fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Text ?? "";

    /// <summary>The paragraphs of an index, or of what <c>apt-cache show</c> prints.</summary>
    public static IEnumerable<PackageStanza> ParseAll(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.Trim().Length > 0)
            {
                lines.Add(line);
            }
            else if (lines.Count > 0)
            {
                yield return new PackageStanza(lines);
                lines.Clear();
            }
        }
    }

    /// <summary>The paragraph for a repository that has the file at the given path.</summary>
    public string TextWithFile(string path) => string.Concat(_fields
        .Where(field => field.Name != "Filename")
        .Append(("Filename", path))
        .Select(field => $"{field.Item1}: {field.Item2}\n"));
}
