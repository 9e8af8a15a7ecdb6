namespace Appliance.Templating.Escaping;

/// <summary>Reasons to refuse a value that several syntaxes share. No message repeats the value.</summary>
internal static class Refusal
{
    public static UnquotableValueException Because(string reason) => new(reason);

    public static void OfNul(string value)
    {
        if (value.Contains('\0'))
            throw Because("it has a NUL character");
    }

    public static void OfLineBreak(string value)
    {
        if (value.AsSpan().IndexOfAny('\n', '\r') >= 0)
            throw Because("it has a line break, and must be one line");
    }

    /// <summary>Refuses line breaks, NUL and all other control characters.</summary>
    public static void OfControl(string value, string allowed = "")
    {
        OfLineBreak(value);
        foreach (var c in value)
        {
            if ((char.IsControl(c) || c is '\u2028' or '\u2029') && !allowed.Contains(c))
                throw Because($"it has the control character U+{(int)c:X4}");
        }
    }

    public static void OfEmpty(string value)
    {
        if (value.Length == 0)
            throw Because("it is empty");
    }

    /// <summary>Refuses half a surrogate pair: text that no encoding can write.</summary>
    public static void OfBrokenText(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
                continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
                throw Because("it has half a character (a surrogate without its pair)");
            i++;
        }
    }

    /// <summary>Refuses spaces at the edges, which the reader of the file would drop.</summary>
    public static void OfOuterSpace(string value)
    {
        if (value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])))
            throw Because("it begins or ends with a space, which would be lost");
    }
}
