using System.Net;
using System.Net.Sockets;

namespace Appliance.Modules.Host;

/// <summary>The name of an address's PTR record: RFC 1035 section 3.5 and RFC 3596 section 2.5.</summary>
internal static class ReverseName
{
    public static string Of(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? string.Join('.', Convert.ToHexStringLower(address.GetAddressBytes()).Reverse()) + ".ip6.arpa"
        : string.Join('.', address.GetAddressBytes().Reverse()) + ".in-addr.arpa";
}
