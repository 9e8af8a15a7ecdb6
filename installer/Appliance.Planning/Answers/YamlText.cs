using System.Globalization;
using System.Text;

namespace Appliance.Planning.Answers;

/// <summary>Writes nodes as YAML that every reader (YAML 1.1 or 1.2) understands alike.</summary>
internal static class YamlText
{
    public const string PromptInstead = "{ prompt: true }";
    public const string WhyPrompt = "  # was given as plain text, which is not written down";

    /// <summary>The node on one line.</summary>
    public static string OneLine(AnswerNode node) => node switch
    {
        AnswerScalar scalar => Scalar(scalar),
        AnswerList list => list.Items.Count == 0 ? "[]" : $"[{string.Join(", ", list.Items.Select(OneLine))}]",
        AnswerMap map => map.Entries.Count == 0 ? "{}" : $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key}: {OneLine(e.Value)}"))} }}",
        _ => PromptInstead,
    };

    /// <summary>
    /// <c>key: value</c>, on as many lines as it takes. A secret that was given in clear text is not written; a comment
    /// says so.
    /// </summary>
    public static void Entry(StringBuilder output, string indent, string key, AnswerNode value)
    {
        output.Append(indent).Append(key).Append(':');
        Value(output, indent, value);
    }

    private static void Value(StringBuilder output, string indent, AnswerNode value)
    {
        switch (value)
        {
            case AnswerMap { OneLine: false, Entries.Count: > 0 } map:
                output.Append('\n');
                Entries(output, indent + "  ", map, firstIndented: true);
                break;
            case AnswerList list when list.Items.Any(i => i is AnswerMap or AnswerList):
                output.Append('\n');
                foreach (var item in list.Items)
                {
                    Item(output, indent + "  ", item);
                }

                break;
            case AnswerMaskedSecret:
                output.Append(' ').Append(PromptInstead).Append(WhyPrompt).Append('\n');
                break;
            default:
                output.Append(' ').Append(OneLine(value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder output, string indent, AnswerNode item)
    {
        output.Append(indent).Append('-');
        if (item is AnswerMap { OneLine: false, Entries.Count: > 0 } map)
        {
            output.Append(' ');
            Entries(output, indent + "  ", map, firstIndented: false);
        }
        else
        {
            output.Append(' ').Append(OneLine(item)).Append('\n');
        }
    }

    private static void Entries(StringBuilder output, string indent, AnswerMap map, bool firstIndented)
    {
        foreach (var entry in map.Entries)
        {
            Entry(output, firstIndented ? indent : "", entry.Key, entry.Value, indent);
            firstIndented = true;
        }
    }

    private static void Entry(StringBuilder output, string before, string key, AnswerNode value, string indent)
    {
        output.Append(before).Append(key).Append(':');
        Value(output, indent, value);
    }

    private static string Scalar(AnswerScalar scalar) =>
        scalar.Form == ScalarForm.Plain || NeedsNoQuotes(scalar.Text) ? scalar.Text : Quoted(scalar.Text);

    // Narrower than YAML demands: what is left plain is text to every reader, also inside [ ] and { }.
    private static bool NeedsNoQuotes(string text)
    {
        if (text.Length == 0 || !(char.IsAsciiLetterOrDigit(text[0]) || text[0] == '/'))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/' or '@' or '+'))
            {
                return false;
            }
        }

        return char.IsAsciiDigit(text[0]) ? !LooksLikeNumber(text) : !IsWord(text);
    }

    private static bool LooksLikeNumber(string text)
    {
        var dots = text.Count(c => c == '.');
        var isAddress = dots == 3 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '/');
        return !isAddress && (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || text.StartsWith("0b", StringComparison.OrdinalIgnoreCase)
            || !text.Any(c => char.IsAsciiLetter(c) && c is not ('e' or 'E' or 'o' or 'O')));
    }

    private static bool IsWord(string text) => text.ToLowerInvariant() is
        "null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n" or "nan" or "inf";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                quoted.Append('\\').Append(rune.ToString());
            }
            else if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
            }
            else
            {
                quoted.Append(rune.ToString());
            }
        }

        return quoted.Append('"').ToString();
    }
}
