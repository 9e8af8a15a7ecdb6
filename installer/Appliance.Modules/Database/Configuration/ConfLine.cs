using System.Text;

namespace Appliance.Modules.Database.Configuration;

/// <summary>One line of postgresql.conf: <c>name = value # comment</c>, the equals sign being optional.</summary>
internal static class ConfLine
{
    /// <summary>Null for a line that sets nothing.</summary>
    public static (string Name, string Value)? Parse(string line)
    {
        var text = line.Trim();
        var end = text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.').Count();
        if (end == 0)
        {
            return null;
        }

        var rest = text[end..].TrimStart();
        rest = rest.StartsWith('=') ? rest[1..].TrimStart() : rest;
        var value = rest.StartsWith('\'') ? Quoted(rest) : new string([.. rest.TakeWhile(c => c is not ('#' or ' ' or '\t'))]);
        return value is { Length: > 0 } || rest.StartsWith("''", StringComparison.Ordinal) ? (text[..end], value ?? "") : null;
    }

    private static string? Quoted(string text)
    {
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\'' && (i + 1 == text.Length || text[i + 1] != '\''))
            {
                return value.ToString();
            }

            // A quote is doubled or comes after a backslash.
            if (text[i] is '\'' or '\\' && i + 1 < text.Length)
            {
                i++;
            }

            value.Append(text[i]);
        }

        return null;
    }
}
