using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Machines.Packages;

/// <summary>
/// The files by which apt knows a folder of packages: an index and a Release file with its hash, as in
/// https://wiki.debian.org/DebianRepository/Format ("flat repository").
/// </summary>
internal static class FlatRepository
{
    public const string IndexName = "Packages";

    public const string ReleaseName = "Release";

    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>A Release file over the files given by name and content.</summary>
    public static string Release(DateTimeOffset date, IEnumerable<(string Name, byte[] Content)> files)
    {
        var text = new StringBuilder()
            .Append("Origin: Appliance\nLabel: Appliance\nSuite: appliance\nCodename: appliance\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {date.UtcDateTime:r}\nSHA256:\n");
        foreach (var (name, content) in files)
        {
            text.Append(CultureInfo.InvariantCulture, $" {Hash(content)} {content.Length} {name}\n");
        }

        return text.ToString();
    }

    /// <summary>What is missing for the folder to be a whole mirror; null when it is one.</summary>
    public static string? Problem(string folder)
    {
        const string Remedy = "`appliance packages mirror` makes one, and goes on with one that was cut off.";
        if (!Directory.Exists(folder))
        {
            return $"There is no folder {folder} to take packages from. {Remedy}";
        }

        var (index, release) = (Path.Combine(folder, IndexName), Path.Combine(folder, ReleaseName));
        if (!File.Exists(index) || !File.Exists(release))
        {
            return $"{folder} is not a whole package mirror: it has no {(File.Exists(index) ? ReleaseName : IndexName)} file. {Remedy}";
        }

        var hash = Hash(index);
        return File.ReadLines(release).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Any(words => words is [var listed, _, IndexName] && listed == hash)
            ? null
            : $"{folder} is not a whole package mirror: its {IndexName} file is not the one its {ReleaseName} file lists. {Remedy}";
    }
}
