using System.Net;

namespace Appliance.Modules.Nodes;

/// <summary>Names of machines as they may be typed. RFC 1123.</summary>
public static class NodeNames
{
    /// <summary>Whether the text is a host name or an address; nothing else may reach ssh's command line.</summary>
    public static bool IsHost(string text) => IsName(text) || (IPAddress.TryParse(text, out _) && text.All(c => char.IsAsciiHexDigit(c) || c is '.' or ':'));

    /// <summary>Whether the text is a host name.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 253 && text.Split('.').All(IsLabel) && !text.All(c => char.IsAsciiDigit(c) || c == '.');

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
