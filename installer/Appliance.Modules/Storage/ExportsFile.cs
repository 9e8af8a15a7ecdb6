using System.Text;

namespace Appliance.Modules.Storage;

/// <summary>What an exports(5) file exports.</summary>
/// <param name="Problems">What in it is not understood, with line numbers; empty when all is well.</param>
internal sealed record ExportsFile(IReadOnlyList<Export> Exports, IReadOnlyList<string> Problems)
{
    private static readonly HashSet<string> Flags =
    [
        "ro", "rw", "sync", "async", "secure", "insecure", "wdelay", "no_wdelay", "hide", "nohide", "crossmnt", "subtree_check", "no_subtree_check",
        "root_squash", "no_root_squash", "all_squash", "no_all_squash", "secure_locks", "insecure_locks", "auth_nlm", "no_auth_nlm", "acl", "no_acl", "pnfs", "no_pnfs", "mountpoint", "mp", "security_label",
    ];

    private static readonly HashSet<string> Values = ["anonuid", "anongid", "fsid", "sec", "refer", "replicas", "mountpoint", "mp", "xprtsec"];

    public static ExportsFile Parse(string text)
    {
        var exports = new List<Export>();
        var problems = new List<string>();
        foreach (var (line, number) in LogicalLines(text))
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            var path = Path(words[0]);
            if (path is null || !path.StartsWith('/'))
            {
                problems.Add($"line {number}: {words[0]} is no absolute path");
                continue;
            }

            if (words.Length == 1)
            {
                problems.Add($"line {number}: {path} has no clients, which exports it to everyone");
            }

            foreach (var word in words.Skip(1))
            {
                if (Client(word) is not { } client)
                {
                    problems.Add($"line {number}: {word} is not a client with its options in brackets");
                    continue;
                }

                problems.AddRange(client.Options.Where(option => !IsOption(option)).Select(option => $"line {number}: unknown option {option}"));
                exports.Add(new Export(path, client.Name, client.Options));
            }
        }

        return new ExportsFile(exports, problems);
    }

    // A backslash at the end of a line carries on; # begins a comment.
    private static IEnumerable<(string Line, int Number)> LogicalLines(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var number = i + 1;
            var line = lines[i];
            while (line.EndsWith('\\') && i + 1 < lines.Length)
            {
                line = line[..^1] + lines[++i];
            }

            yield return (line.Split('#')[0], number);
        }
    }

    // Unusual characters are a backslash and three octal digits.
    private static string? Path(string word)
    {
        var octets = new List<byte>();
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] != '\\')
            {
                octets.AddRange(Encoding.UTF8.GetBytes(word[i].ToString()));
            }
            else if (i + 3 < word.Length && word[(i + 1)..(i + 4)] is var digits && digits.All(c => c is >= '0' and <= '7'))
            {
                octets.Add((byte)Convert.ToInt32(digits, 8));
                i += 3;
            }
            else
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString([.. octets]);
    }

    private static (string Name, IReadOnlyList<string> Options)? Client(string word)
    {
        var open = word.IndexOf('(', StringComparison.Ordinal);
        return open <= 0 || !word.EndsWith(')') || word.IndexOfAny(['(', ')'], open + 1) != word.Length - 1
            ? null
            : (word[..open], word[(open + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsOption(string option) => option.Split('=', 2) is [var name, var value]
        ? Values.Contains(name) && value.Length > 0 && (name is not ("anonuid" or "anongid") || value.All(char.IsAsciiDigit))
        : Flags.Contains(option);
}

/// <param name="Client">A name, address or network as written.</param>
internal sealed record Export(string Path, string Client, IReadOnlyList<string> Options);
