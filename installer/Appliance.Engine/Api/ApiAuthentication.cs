using System.Text;
using Appliance.Engine.Accounts;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Api;

/// <summary>Lets a request to the API through when it carries a valid token, or a name and password (Basic), as oVirt's does.</summary>
internal sealed class ApiAuthentication(Authenticator authenticator, TokenStore tokens)
{
    private const string BearerScheme = "Bearer ";
    private const string BasicScheme = "Basic ";

    /// <summary>The request's bearer token, or null.</summary>
    public static string? Bearer(HttpRequest request) => After(request, BearerScheme);

    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(Refusal.ApiPath) || await IsAllowedAsync(context))
        {
            await next(context);
            return;
        }

        if (context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
            return;
        context.Response.Headers.WWWAuthenticate = new[] { "Basic realm=\"RESTAPI\", charset=\"UTF-8\"", "Bearer realm=\"RESTAPI\"" };
        await Refusal.WriteAsync(
            context,
            StatusCodes.Status401Unauthorized,
            $"Log in: get a token from {Sso.TokenEndpoint.Path}, or send user name and password (Basic). The administrator is {LoginName.Administrator}.");
    }

    private async Task<bool> IsAllowedAsync(HttpContext context)
    {
        if (Bearer(context.Request) is { } token)
            return await tokens.FindUserAsync(token, TokenPurpose.Api, context.RequestAborted) is not null;
        if (Basic(context.Request) is not [var name, var password])
            return false;
        var outcome = await authenticator.LogInAsync(name, password, RemoteAddress.Of(context), context.RequestAborted);
        if (outcome.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            await Refusal.WriteAsync(context, StatusCodes.Status429TooManyRequests, outcome.Explanation);
        }

        return outcome.Account is not null;
    }

    private static string[]? Basic(HttpRequest request)
    {
        if (After(request, BasicScheme) is not { } encoded)
            return null;
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)
            : null;
    }

    private static string? After(HttpRequest request, string scheme)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }
}
