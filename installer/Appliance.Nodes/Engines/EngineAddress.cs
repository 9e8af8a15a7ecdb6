using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Appliance.Contracts.Nodes;

namespace Appliance.Nodes.Engines;

/// <summary>Where an engine's node port is: <c>engine.test.org:7443</c>.</summary>
public sealed record EngineAddress(string Host, int Port)
{
    /// <summary>Reads host, host and port, or a URL such as the engine's web page has; the port is the node port unless one is said.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out EngineAddress? address, [NotNullWhen(false)] out string? problem)
    {
        (address, problem) = (null, null);
        var given = text.Trim();
        var scheme = given.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && !given[..scheme].Equals("https", StringComparison.OrdinalIgnoreCase))
        {
            problem = $"{text} is not https, and a node speaks nothing else with its engine.";
            return false;
        }

        var rest = scheme < 0 ? given : given[(scheme + 3)..];
        rest = rest.Split('/', 2)[0];
        var (host, port) = Split(rest);
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || host.Any(char.IsWhiteSpace))
        {
            problem = $"{text} names no engine: give its name, or name and port (engine.test.org:{NodeApi.DefaultPort}).";
            return false;
        }

        if (port is not null && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535))
        {
            problem = $"{port} in {text} is no port: ports are 1 to 65535.";
            return false;
        }

        address = new EngineAddress(host.ToLowerInvariant(), port is null ? NodeApi.DefaultPort : int.Parse(port, CultureInfo.InvariantCulture));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bracketed}:{Port}");

    internal Uri Url => new($"https://{this}");

    private string Bracketed => IPAddress.TryParse(Host, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Host}]" : Host;

    private static (string Host, string? Port) Split(string text)
    {
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']', StringComparison.Ordinal);
            return end < 0 ? (text, null) : (text[1..end], text.Length > end + 1 ? text[(end + 1)..].TrimStart(':') : null);
        }

        // More than one colon without brackets: an IPv6 address.
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon != text.LastIndexOf(':') ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}
