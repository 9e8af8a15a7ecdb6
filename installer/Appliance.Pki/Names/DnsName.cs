namespace Appliance.Pki.Names;

/// <summary>Host names as certificates write them: ASCII, lower case, no dot at the end (RFC 1123, RFC 5280).</summary>
internal static class DnsName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>The name in the form certificates use, or null when it is no host name.</summary>
    public static string? Normalize(string name)
    {
        var host = (name.EndsWith('.') ? name[..^1] : name).ToLowerInvariant();
        return host.Length is > 0 and <= LongestName && host.Split('.').All(IsLabel) ? host : null;
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
