using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Appliance.Modules.Database.Remote;

/// <summary>What can be learned from a server before logging in.</summary>
/// <param name="Client">This machine's address as the server sees it.</param>
/// <param name="OffersTls">Null when whatever answers is no PostgreSQL.</param>
internal sealed record ServerGreeting(IPAddress Client, bool? OffersTls)
{
    // SSLRequest of the PostgreSQL manual, "Message Formats".
    private const int SslRequestCode = 80877103;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks each of the addresses until one answers.</summary>
    /// <exception cref="SocketException">None does.</exception>
    public static async Task<ServerGreeting> AskAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                return await AskAsync(addresses[index], port, cancellationToken);
            }
            catch (SocketException) when (index + 1 < addresses.Count)
            {
                // The next address may answer: a name often has an IPv6 address that nobody listens on.
            }
        }
    }

    private static async Task<ServerGreeting> AskAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_patience);
        try
        {
            using var client = new TcpClient(address.AddressFamily);
            await client.ConnectAsync(address, port, timeout.Token);
            var request = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(request, request.Length);
            BinaryPrimitives.WriteInt32BigEndian(request.AsSpan(4), SslRequestCode);
            await client.GetStream().WriteAsync(request, timeout.Token);
            var answer = new byte[1];
            var count = await client.GetStream().ReadAsync(answer, timeout.Token);
            var own = ((IPEndPoint)client.Client.LocalEndPoint!).Address;
            return new ServerGreeting(own, count == 0 ? null : answer[0] switch { (byte)'S' => true, (byte)'N' => false, _ => null });
        }
        catch (IOException e) when (e.InnerException is SocketException socket)
        {
            throw socket;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut);
        }
    }
}
