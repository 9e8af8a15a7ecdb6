using System.IO.Enumeration;

namespace Appliance.Machines.Facts;

/// <summary>The lines of sshd_config(5) that hold for the server as a whole, with included files in their place.</summary>
internal static class SshServerConfiguration
{
    // sshd itself gives up at 16.
    private const int DeepestInclude = 16;

    public static IEnumerable<string> Lines(FactFiles files, string path, int depth = 0)
    {
        foreach (var line in files.Lines(path).Where(line => line[0] != '#'))
        {
            var words = line.Split((char[])[' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Equals("Match", StringComparison.OrdinalIgnoreCase))
            {
                yield break;
            }

            if (!words[0].Equals("Include", StringComparison.OrdinalIgnoreCase))
            {
                yield return line;
            }
            else if (depth < DeepestInclude)
            {
                foreach (var included in words.Skip(1).SelectMany(pattern => Matches(files, pattern.Trim('"'))).SelectMany(file => Lines(files, file, depth + 1)))
                {
                    yield return included;
                }
            }
        }
    }

    private static IEnumerable<string> Matches(FactFiles files, string pattern)
    {
        var path = pattern.StartsWith('/') ? pattern : $"/etc/ssh/{pattern}";
        var folder = Path.GetDirectoryName(path)!;
        return files.List(folder)
            .Where(name => FileSystemName.MatchesSimpleExpression(Path.GetFileName(path), name, ignoreCase: false))
            .Select(name => $"{folder}/{name}");
    }
}
