using System.Text;

namespace Appliance.Modules.Network.Backends.Ifupdown;

/// <summary>The text of an interfaces(5) file.</summary>
internal static class InterfacesFile
{
    private static readonly string[] Stanzas = ["iface", "mapping", "auto", "source", "source-directory", "no-auto-down", "no-scripts", "rename"];

    /// <summary>The text less everything it says about these interfaces; the rest stays to the letter.</summary>
    public static string Without(string text, IReadOnlySet<string> names)
    {
        var kept = new StringBuilder(text.Length);
        var dropping = false;
        foreach (var line in text.Split('\n'))
        {
            var words = Words(line);
            if (words.Length > 0 && IsStanza(words[0]))
            {
                dropping = words is ["iface", var name, ..] && names.Contains(name);
                if (IsList(words[0]) && words.Skip(1).Any(names.Contains))
                {
                    var others = words.Skip(1).Where(word => !names.Contains(word)).ToList();
                    if (others.Count > 0)
                    {
                        kept.Append(words[0]).Append(' ').AppendJoin(' ', others).Append('\n');
                    }

                    continue;
                }
            }
            else if (words.Length == 0 || words[0].StartsWith('#'))
            {
                // An empty line or a comment need not belong to the stanza above.
                kept.Append(line).Append('\n');
                continue;
            }

            if (!dropping)
            {
                kept.Append(line).Append('\n');
            }
        }

        return kept.ToString(0, kept.Length - (kept.Length > 0 ? 1 : 0));
    }

    public static bool Describes(string text, string name) => text.Split('\n').Select(Words).Any(words => words is ["iface", var found, ..] && found == name);

    public static bool Sources(string text, string folder) => text.Split('\n').Select(Words)
        .Any(words => (words is ["source", var pattern] && (pattern == $"{folder}/*" || pattern == "interfaces.d/*"))
            || (words is ["source-directory", var directory] && (directory.TrimEnd('/') == folder || directory.TrimEnd('/') == "interfaces.d")));

    private static bool IsStanza(string word) => Stanzas.Contains(word) || word.StartsWith("allow-", StringComparison.Ordinal);

    private static bool IsList(string word) => word is "auto" or "no-auto-down" or "no-scripts" || word.StartsWith("allow-", StringComparison.Ordinal);

    private static string[] Words(string line) => line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
