using System.Net;
using System.Net.Sockets;

namespace Appliance.Nodes.Engines;

/// <summary>Finds a way to an engine: by its name, then by the addresses that were given beside it.</summary>
internal sealed class EngineDialer(EngineEndpoint endpoint)
{
    private static readonly TimeSpan ResolverPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>This machine's end of the last connection.</summary>
    public string? LocalAddress { get; private set; }

    /// <exception cref="EngineUnreachableException">No way leads there.</exception>
    public async Task<Stream> DialAsync(CancellationToken cancellationToken)
    {
        var failures = new List<(IPAddress Address, string Why)>();
        foreach (var address in await CandidatesAsync(cancellationToken))
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            try
            {
                await socket.ConnectAsync(address, endpoint.Engine.Port, limit.Token);
                LocalAddress = socket.LocalEndPoint is IPEndPoint local ? Plain(local.Address).ToString() : null;
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                socket.Dispose();
                failures.Add((address, Why(e)));
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        throw new EngineUnreachableException(
            $"The engine {endpoint} cannot be reached: {string.Join("; ", failures.Select(failure => $"{failure.Address}: {failure.Why}"))}.",
            Remedy(failures[^1].Why));
    }

    private async Task<IReadOnlyList<IPAddress>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var host = endpoint.Engine.Host;
        IPAddress[] found = [];
        if (IPAddress.TryParse(host, out var literal))
        {
            found = [literal];
        }
        else
        {
            try
            {
                found = await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(ResolverPatience, cancellationToken);
            }
            catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
            {
                // The addresses below are for exactly this.
            }
        }

        List<IPAddress> all = [.. found, .. endpoint.Addresses.Select(text => IPAddress.TryParse(text, out var ip) ? ip : null).OfType<IPAddress>()];
        return all.Count > 0
            ? [.. all.Distinct()]
            : throw new EngineUnreachableException(
                $"The name {host} of the engine does not resolve on this machine.",
                "Enter it in DNS or in /etc/hosts, or say where the engine is: `appliance node join … --address ADDRESS`.");
    }

    private static string Why(Exception e) => e switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection is refused",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "there is no route to it",
        SocketException { SocketErrorCode: SocketError.TimedOut } or OperationCanceledException => "it does not answer",
        _ => e.Message,
    };

    private static string Remedy(string why) => why switch
    {
        "the connection is refused" => "Look whether the engine runs (`appliance status` there) and whether this is its node port (engine.nodePort).",
        "there is no route to it" => "Look at this machine's network: its address, gateway and cable (`ip address`, `ip route`).",
        _ => "Look whether the engine is on and whether a firewall between the two machines lets its node port through.",
    };

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
