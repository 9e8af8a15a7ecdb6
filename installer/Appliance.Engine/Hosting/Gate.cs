using Appliance.Engine.Certificates;
using Appliance.Engine.Health;
using Appliance.Engine.Nodes;
using Microsoft.AspNetCore.Http.Features;

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
        if (request.Path.StartsWithSegments(Refusal.NodePath) != NodeConnection.Is(context) && !IsOpen(request))
            return RefusePortAsync(context);
        if (NodeConnection.Is(context))
        {
            // By any name: the node has verified the certificate, and may know the engine by an address alone.
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = NodeBody.Largest;
            return next(context);
        }

        if (IsOpen(request))
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

    private Task RefusePortAsync(HttpContext context) => Refusal.WriteAsync(
        context,
        StatusCodes.Status404NotFound,
        NodeConnection.Is(context)
            ? $"Nodes alone speak at this port; everything else is at {address.Home}."
            : $"Nodes speak at port {address.NodePort}, and at no other.");

    private static bool IsOpen(HttpRequest request) => request.Path.Equals(HealthEndpoint.Path) || request.Path.Equals(PkiResourceEndpoint.Path);

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
