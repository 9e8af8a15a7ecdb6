using System.Net;
using System.Net.Sockets;

namespace Appliance.Modules.Host.Ports;

/// <summary>The resolver of the C library: getaddrinfo(3) and getnameinfo(3).</summary>
internal sealed class SystemNameResolver : INameResolver
{
    // A name server that does not answer keeps the C library waiting for 5 s and more; nobody wants to watch that.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(name, cancellationToken).WaitAsync(LongestWait, cancellationToken);
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return [];
        }
    }

    public async Task<string?> NameAsync(IPAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await Dns.GetHostEntryAsync(address.ToString(), cancellationToken).WaitAsync(LongestWait, cancellationToken);
            // Without a name the address itself comes back.
            return IPAddress.TryParse(entry.HostName, out _) ? null : entry.HostName.TrimEnd('.');
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }
}
