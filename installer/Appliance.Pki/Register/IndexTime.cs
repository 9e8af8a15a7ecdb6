using System.Globalization;

namespace Appliance.Pki.Register;

/// <summary>Times as the index writes them: two digits of the year from 1950 to 2049, four outside (RFC 5280, 4.1.2.5).</summary>
internal static class IndexTime
{
    private const string LongForm = "yyyyMMddHHmmss'Z'";
    private const int ShortLength = 13;
    private const int LongLength = 15;

    public static string Format(DateTimeOffset time)
    {
        var text = time.UtcDateTime.ToString(LongForm, CultureInfo.InvariantCulture);
        return time.UtcDateTime.Year is >= 1950 and < 2050 ? text[2..] : text;
    }

    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is not (ShortLength or LongLength))
            return null;
        var full = text.Length == LongLength ? text : (text[0] >= '5' ? "19" : "20") + text;
        return DateTimeOffset.TryParseExact(full, LongForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }
}
