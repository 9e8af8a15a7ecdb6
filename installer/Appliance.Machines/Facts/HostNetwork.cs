using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Appliance.Machines.Facts;

/// <summary>getifaddrs(3) and getaddrinfo(3) of this host.</summary>
internal sealed class HostNetwork(TimeProvider time) : IHostNetwork
{
    // A resolver that is configured and unreachable takes 5 s and more for each server.
    private static readonly TimeSpan ResolverPatience = TimeSpan.FromSeconds(3);

    public ILookup<string, InterfaceAddressFacts> Addresses()
    {
        try
        {
            return NetworkInterface.GetAllNetworkInterfaces()
                .SelectMany(nic => nic.GetIPProperties().UnicastAddresses.Select(a => (nic.Name, Facts: new InterfaceAddressFacts(a.Address, a.PrefixLength))))
                .ToLookup(pair => pair.Name, pair => pair.Facts, StringComparer.Ordinal);
        }
        catch (NetworkInformationException)
        {
            return Array.Empty<InterfaceAddressFacts>().ToLookup(_ => "", StringComparer.Ordinal);
        }
    }

    public async Task<string?> CanonicalNameAsync(string hostName, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await Dns.GetHostEntryAsync(hostName, cancellationToken).WaitAsync(ResolverPatience, time, cancellationToken);
            return entry.HostName;
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }
}
