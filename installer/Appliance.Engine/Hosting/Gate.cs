using Appliance.Engine.Certificates;
using Appliance.Engine.Health;

namespace Appliance.Engine.Hosting;

/// <summary>
/// Decides whether a request is answered where it came in. Health and certificates are answered anywhere, so that
/// monitors and new nodes need neither TLS nor the right name; all else needs both.
/// </summary>
internal sealed class Gate(EngineAddress address)
{
    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.Path.Equals(HealthEndpoint.Path) || request.Path.Equals(PkiResourceEndpoint.Path))
            return next(context);
        if (!request.IsHttps)
            return Redirect(context, address.Secure(request));
        if (address.Knows(context))
            return next(context);
        if (IsReading(request) && !Refusal.IsForPrograms(context))
            return Redirect(context, address.Canonical(request));
        return Refusal.WriteAsync(
            context,
            StatusCodes.Status421MisdirectedRequest,
            $"This engine is {address.Home.Host}. More names can be given in its configuration as alternateNames.");
    }

    private static Task Redirect(HttpContext context, string location)
    {
        // 308 keeps the method of what is not a plain read; old clients know only 301.
        context.Response.StatusCode = IsReading(context.Request)
            ? StatusCodes.Status301MovedPermanently
            : StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
