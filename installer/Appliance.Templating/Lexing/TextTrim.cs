namespace Appliance.Templating.Lexing;

/// <summary>Whitespace control: which part of the text beside a tag is printed.</summary>
internal static class TextTrim
{
    /// <summary>Start of the text that follows a tag which trims on its right.</summary>
    public static int AfterTag(string text, int start, int end, TrimMode mode)
    {
        if (mode == TrimMode.None)
            return start;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            if (mode == TrimMode.Restricted && text[start] == '\n')
                return start + 1;
            start++;
        }
        return start;
    }

    /// <summary>End of the text that precedes a tag which trims on its left.</summary>
    public static int BeforeTag(string text, int start, int end, TrimMode mode)
    {
        if (mode == TrimMode.None)
            return end;
        while (end > start && char.IsWhiteSpace(text[end - 1]) && !(mode == TrimMode.Restricted && text[end - 1] == '\n'))
            end--;
        return end;
    }

    /// <summary>The white space between the start of the line and a tag, or "" when anything else is there or it was trimmed away.</summary>
    public static string Indent(string text, int segmentStart, int printedStart, int tagStart)
    {
        var lineStart = tagStart == 0 ? 0 : text.LastIndexOf('\n', tagStart - 1) + 1;
        if (lineStart < segmentStart || lineStart < printedStart)
            return "";
        var indent = text[lineStart..tagStart];
        return string.IsNullOrWhiteSpace(indent) ? indent : "";
    }
}
