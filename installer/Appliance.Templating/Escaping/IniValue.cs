namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>ini_value</c>: the value of an INI file, unquoted because readers disagree about quotes. What any of them would
/// cut is refused: spaces at the edges, and what looks like a comment.
/// </summary>
internal static class IniValue
{
    public static string Apply(string value)
    {
        Refusal.OfControl(value);
        Refusal.OfOuterSpace(value);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '#' or ';' && (i == 0 || char.IsWhiteSpace(value[i - 1])))
                throw Refusal.Because("it has a # or ; that begins a comment");
        }
        if (value.Length > 0 && value[0] is '"' or '\'')
            throw Refusal.Because("it begins with a quote, which some readers would remove");
        return value;
    }
}
