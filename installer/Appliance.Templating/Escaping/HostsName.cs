namespace Appliance.Templating.Escaping;

/// <summary><c>hosts_name</c>: a host name (RFC 1123: labels of letters, digits and hyphens), unchanged.</summary>
internal static class HostsName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    public static string Apply(string value)
    {
        if (value.Length > LongestName || !value.Split('.').All(IsLabel))
            throw Refusal.Because("it is no host name: labels of letters, digits and inner hyphens, joined by dots");
        return value;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && label[0] != '-' && label[^1] != '-';
}
