using Microsoft.AspNetCore.Connections;

namespace Appliance.Engine.Hosting;

/// <summary>
/// How many connections one port has at most; more are closed at once. Each port has its own: visitors of the web must not be
/// able to keep nodes from being heard.
/// </summary>
internal sealed class ConnectionLimit(int most)
{
    private int _open;

    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        try
        {
            if (Interlocked.Increment(ref _open) <= most)
                await next(connection);
            else
                connection.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    };
}
