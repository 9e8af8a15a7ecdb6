using System.Text;

namespace Appliance.Templating.Escaping;

/// <summary><c>sql_identifier</c>: a quoted identifier of PostgreSQL. One that is longer than 63 bytes the server would cut.</summary>
internal static class SqlIdentifier
{
    private const int LongestName = 63;

    public static string Apply(string value)
    {
        Refusal.OfEmpty(value);
        Refusal.OfNul(value);
        if (Encoding.UTF8.GetByteCount(value) > LongestName)
            throw Refusal.Because($"it is longer than the {LongestName} bytes of an identifier");
        return "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
