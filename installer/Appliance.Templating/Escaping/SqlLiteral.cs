namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>sql_literal</c>: a string literal of PostgreSQL's SQL. With a backslash or line end in it the <c>E''</c> form is
/// used: it means the same whatever <c>standard_conforming_strings</c> is, and stays on one line however it is indented.
/// </summary>
internal static class SqlLiteral
{
    public static string Apply(string value)
    {
        Refusal.OfNul(value);
        var quoted = "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        if (value.AsSpan().IndexOfAny('\\', '\n', '\r') < 0)
            return quoted;
        // The space keeps a word in front of it from joining the E.
        return " E" + quoted
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal);
    }
}
