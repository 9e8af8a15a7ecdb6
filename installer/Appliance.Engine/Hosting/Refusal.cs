using System.Text.Json;
using Appliance.Contracts.Api;
using Appliance.Engine.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Appliance.Engine.Hosting;

/// <summary>The answer to a request that is not granted: a fault for programs, a line of text for people.</summary>
internal static class Refusal
{
    public const string ApiPath = "/ovirt-engine/api";
    public const string SsoPath = "/ovirt-engine/sso";
    public const string NodePath = "/appliance";

    public static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments(ApiPath) || context.Request.Path.StartsWithSegments(SsoPath);

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        var reason = ReasonPhrases.GetReasonPhrase(status);
        context.Response.StatusCode = status;
        if (context.Request.Path.StartsWithSegments(NodePath))
            return NodeRefusal.Of(status, detail).WriteAsync(context);
        if (IsForPrograms(context))
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(
                JsonSerializer.Serialize(new ApiFault(detail, reason), ApiJson.Default.ApiFault),
                context.RequestAborted);
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{status} {reason}\n{detail}\n", context.RequestAborted);
    }
}
