using System.Net;
using System.Net.Sockets;

namespace Appliance.Tests.Machines.Ssh;

/// <summary>A line between two ends that can be cut: after so many bytes it closes, or carries nothing more and says nothing.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Socket> _sockets = [];
    private readonly Task _work;
    private long _left;

    public CuttingProxy(int port, long bytes, bool silently)
    {
        _left = bytes;
        _listener.Start();
        _work = AcceptAsync(port, silently);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The line is whole again, for new connections.</summary>
    public void Mend() => Interlocked.Exchange(ref _left, long.MaxValue);

    public void Cut() => Interlocked.Exchange(ref _left, 0);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Dispose());
        }

        await _work;
        _end.Dispose();
    }

    private async Task AcceptAsync(int port, bool silently)
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_end.Token);
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await far.ConnectAsync(IPAddress.Loopback, port);
                lock (_sockets)
                {
                    _sockets.AddRange([near, far]);
                }

                _ = PumpAsync(near, far, silently);
                _ = PumpAsync(far, near, silently);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool silently)
    {
        var buffer = new byte[16384];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var read)
            {
                if (Interlocked.Add(ref _left, -read) < 0)
                {
                    if (silently)
                    {
                        continue;
                    }

                    break;
                }

                await to.SendAsync(buffer.AsMemory(0, read), _end.Token);
            }

            from.Close();
            to.Close();
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // An end went away.
        }
    }
}
