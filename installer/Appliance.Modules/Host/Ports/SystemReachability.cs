using System.Net.Sockets;

namespace Appliance.Modules.Host.Ports;

/// <summary>Opens a TCP connection and closes it again; looks for the folder where the place is one.</summary>
internal sealed class SystemReachability : IReachability
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public async Task<string?> ProblemAsync(Uri place, CancellationToken cancellationToken)
    {
        if (place.IsFile)
        {
            return Directory.Exists(place.LocalPath) ? null : "there is no such folder";
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestWait);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(place.IdnHost, place.Port, timeout.Token);
            return null;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "its name does not resolve",
                SocketError.ConnectionRefused => "the connection was refused",
                SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to it",
                _ => e.Message,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {LongestWait.TotalSeconds:0} s";
        }
    }
}
