using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Appliance.Planning.Questions;

public static partial class AnswerTypes
{
    /// <summary>A full host name with a domain; lower-cased. Not an address, not localhost. RFC 1123.</summary>
    public static AnswerType<string> Fqdn { get; } = new ScalarType<string>("full host name", "a full host name, as engine.example.org", "engine.example.org", HostNames.ParseFqdn, v => v)
    {
        JsonSchema = () => HostSchema($@"^({HostNames.LabelPattern}\.)+{HostNames.LabelPattern}$"),
    };

    /// <summary>A host name, with or without a domain; lower-cased. Not an address, not localhost. RFC 1123.</summary>
    public static AnswerType<string> HostName { get; } = new ScalarType<string>("host name", "a host name, as node1 or node1.example.org", "node1.example.org", HostNames.Parse, v => v)
    {
        JsonSchema = () => HostSchema($@"^({HostNames.LabelPattern}\.)*{HostNames.LabelPattern}$"),
    };

    /// <summary>A host name or an address, in canonical form.</summary>
    public static AnswerType<string> HostNameOrAddress { get; } = new ScalarType<string>("host name or address", "a host name or an address", "db.example.org", ParseHost, v => v)
    {
        JsonSchema = () => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = HostNames.Longest },
    };

    /// <summary>An IPv4 or IPv6 address.</summary>
    public static AnswerType<IPAddress> IpAddress { get; } = new ScalarType<IPAddress>("address", "an IPv4 or IPv6 address", "10.0.200.1", IpText.Parse, v => v.ToString())
    {
        JsonSchema = () => new JsonObject { ["type"] = "string", ["anyOf"] = new JsonArray(new JsonObject { ["format"] = "ipv4" }, new JsonObject { ["format"] = "ipv6" }) },
    };

    /// <summary>A network: its first address and prefix length.</summary>
    public static AnswerType<IPNetwork> Cidr { get; } = new ScalarType<IPNetwork>("network", "a network, as 10.0.200.0/24", "10.0.200.0/24", Networks.Parse, v => v.ToString())
    {
        JsonSchema = () => Pattern("^[0-9A-Fa-f.:]+/[0-9]{1,3}$"),
    };

    /// <summary>An interface's address with its network's prefix length.</summary>
    public static AnswerType<InterfaceAddress> InterfaceAddress { get; } = new ScalarType<InterfaceAddress>("address/prefix", "an address with its prefix length, as 10.0.200.93/24", "10.0.200.93/24", Questions.InterfaceAddress.Parse, v => v.ToString())
    {
        JsonSchema = () => Pattern("^[0-9A-Fa-f.:]+/[0-9]{1,3}$"),
    };

    /// <summary>An interface's hardware address; lower-cased, with colons.</summary>
    public static AnswerType<string> Mac { get; } = new ScalarType<string>("MAC", "a MAC address, as 52:54:00:12:34:56", "52:54:00:12:34:56", ParseMac, v => v)
    {
        JsonSchema = () => Pattern("^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$"),
    };

    private static JsonObject HostSchema(string pattern) =>
        new() { ["type"] = "string", ["maxLength"] = HostNames.Longest, ["pattern"] = pattern };

    private static string? ParseHost(string text, out string value)
    {
        if (IpText.TryParse(text, out var address))
        {
            value = address.ToString();
            return null;
        }

        return HostNames.Parse(text, out value);
    }

    private static string? ParseMac(string text, out string value)
    {
        value = text.ToLowerInvariant().Replace('-', ':');
        var parts = value.Split(':');
        if (parts.Length != 6 || !parts.All(p => p.Length == 2 && p.All(char.IsAsciiHexDigit)))
        {
            return "is not a MAC address";
        }

        // IEEE 802: the lowest bit of the first byte marks groups, which no interface has as its own.
        return (byte.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1) == 1 ? "is the address of a group, not of an interface" : null;
    }
}
