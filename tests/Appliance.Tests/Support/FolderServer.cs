using System.Net;
using System.Net.Sockets;

namespace Appliance.Tests.Support;

/// <summary>Serves a folder by plain http on loopback.</summary>
internal sealed class FolderServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public FolderServer(string folder)
    {
        _folder = folder;
        Url = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>Paths asked for so far.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath);
                Asked.Enqueue(path);
                var file = _folder + path;
                // apt sends its next request before the answer to the last, for which this listener is not made.
                context.Response.KeepAlive = false;
                if (File.Exists(file))
                {
                    var content = await File.ReadAllBytesAsync(file);
                    context.Response.ContentLength64 = content.Length;
                    await context.Response.OutputStream.WriteAsync(content);
                }
                else
                {
                    context.Response.StatusCode = 404;
                }

                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }
}
