using System.Globalization;

namespace Appliance.Modules.Node;

/// <summary>Where an engine waits for its nodes.</summary>
/// <param name="Host">A name or an address; an IPv6 address without brackets.</param>
public sealed record EngineEndpoint(string Host, int Port)
{
    /// <summary>As people write it: <c>engine.test.org:7443</c>, <c>[2001:db8::93]:7443</c>.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    internal static string? Parse(string text, out EngineEndpoint endpoint)
    {
        endpoint = new EngineEndpoint("", 0);
        var colon = text.LastIndexOf(':');
        if (colon <= 0)
        {
            return "has no port";
        }

        if (!ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            return "does not end with a port, 1 to 65535";
        }

        var isBracketed = text[0] == '[' && text[colon - 1] == ']';
        var host = isBracketed ? text[1..(colon - 1)] : text[..colon];
        if (host.Contains(':', StringComparison.Ordinal) != isBracketed)
        {
            return "is not a host and a port; an IPv6 address goes into brackets";
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return "does not begin with a host name or an address";
        }

        endpoint = new EngineEndpoint(host.ToLowerInvariant(), port);
        return null;
    }
}
