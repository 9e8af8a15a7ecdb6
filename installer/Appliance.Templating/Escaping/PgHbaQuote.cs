namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>pg_hba_quote</c>: a database or user name of pg_hba.conf, quoted so that <c>all</c>, <c>+</c>, <c>@</c>, <c>,</c> and
/// <c>#</c> lose their meaning. A slash in front makes a regular expression of it even in quotes (PostgreSQL 16), and a
/// quote has no documented form, so both are refused.
/// </summary>
internal static class PgHbaQuote
{
    public static string Apply(string value)
    {
        Refusal.OfEmpty(value);
        Refusal.OfControl(value);
        if (value.Contains('"'))
            throw Refusal.Because("it has a double quote, which pg_hba.conf cannot express");
        if (value[0] == '/')
            throw Refusal.Because("it begins with a slash, which pg_hba.conf takes for a regular expression");
        return "\"" + value + "\"";
    }
}
