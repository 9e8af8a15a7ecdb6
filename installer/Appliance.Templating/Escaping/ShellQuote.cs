namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>shell_quote</c>: one word of a POSIX shell, in single quotes (XCU 2.2.2). A value of several lines stays that: its tag
/// must not be the first on an indented line, where every line of it would be indented.
/// </summary>
internal static class ShellQuote
{
    public static string Apply(string value)
    {
        Refusal.OfNul(value);
        return "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
