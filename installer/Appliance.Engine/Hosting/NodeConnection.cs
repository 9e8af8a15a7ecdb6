using Microsoft.AspNetCore.Connections;

namespace Appliance.Engine.Hosting;

/// <summary>Marks connections that came in at the node port: by number a port would not tell where two listen on any.</summary>
internal sealed class NodeConnection
{
    private static readonly NodeConnection Instance = new();

    public static ConnectionDelegate Mark(ConnectionDelegate next) => connection =>
    {
        connection.Features.Set(Instance);
        return next(connection);
    };

    public static bool Is(HttpContext context) => context.Features.Get<NodeConnection>() is not null;
}
