using Appliance.Engine.Database;

namespace Appliance.Engine.Health;

/// <summary><c>/ovirt-engine/services/health</c> with the bodies and status codes of oVirt's HealthStatus servlet.</summary>
internal sealed class HealthEndpoint(DatabaseReadiness readiness)
{
    public const string Path = "/ovirt-engine/services/health";
    public const string Up = "DB Up!Welcome to Health Status!";
    public const string Down = "DB Down!";

    public async Task HandleAsync(HttpContext context)
    {
        var up = await readiness.IsUpAsync(context.RequestAborted);
        context.Response.StatusCode = up ? StatusCodes.Status200OK : StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(up ? Up : Down, context.RequestAborted);
    }
}
