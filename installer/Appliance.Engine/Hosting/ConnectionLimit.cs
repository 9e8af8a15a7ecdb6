using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Appliance.Engine.Hosting;

/// <summary>
/// How many connections one port has at most, and how many of them one address; more are closed at once. Each port has its own:
/// visitors of the web must not be able to keep nodes from being heard, nor one machine all others.
/// </summary>
internal sealed class ConnectionLimit(int most, int mostOfOne)
{
    private readonly ConcurrentDictionary<IPAddress, int> _ofOne = new();
    private int _open;

    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        var from = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        try
        {
            var own = _ofOne.AddOrUpdate(from, 1, (_, count) => count + 1);
            if (Interlocked.Increment(ref _open) <= most && own <= mostOfOne)
                await next(connection);
            else
                connection.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _open);
            if (_ofOne.AddOrUpdate(from, 0, (_, count) => count - 1) == 0)
                _ofOne.TryRemove(new KeyValuePair<IPAddress, int>(from, 0));
        }
    };
}
