namespace Appliance.Templating.Parsing;

/// <summary>How tightly binary operators bind. The pipe and the ternary bind weaker than all of these.</summary>
internal static class Precedence
{
    public const int Lowest = 0;
    public const int Or = 2;

    /// <summary>The level of an operator, or 0 when the word is none.</summary>
    public static int Of(string op) => op switch
    {
        "??" or "?!" => 1,
        "||" => Or,
        "&&" => 3,
        "==" or "!=" => 4,
        "<" or "<=" or ">" or ">=" => 5,
        "+" or "-" => 6,
        "*" or "/" or "//" or "%" => 7,
        ".." or "..<" => 8,
        _ => 0,
    };
}
