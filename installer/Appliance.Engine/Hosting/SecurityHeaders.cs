namespace Appliance.Engine.Hosting;

/// <summary>Headers every answer carries.</summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        // Browsers take it only over a connection they trust, so people who have not installed the CA yet are not locked out.
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=15552000";
        return next(context);
    }
}
