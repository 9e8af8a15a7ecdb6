namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>pg_quote</c>: a string of postgresql.conf. Quotes are doubled and so are backslashes, which the server reads as
/// escapes there (PostgreSQL manual, "Parameter Interaction via the Configuration File").
/// </summary>
internal static class PgQuote
{
    public static string Apply(string value)
    {
        Refusal.OfNul(value);
        Refusal.OfLineBreak(value);
        return "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
    }
}
