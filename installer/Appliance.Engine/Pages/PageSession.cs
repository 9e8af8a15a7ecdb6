using Appliance.Engine.Accounts;

namespace Appliance.Engine.Pages;

/// <summary>The cookie that keeps a browser signed in.</summary>
internal sealed class PageSession(TokenStore tokens)
{
    /// <summary>The prefix makes browsers insist on Secure, on the path / and on no domain (RFC 6265bis, 4.1.3.2).</summary>
    private const string Cookie = "__Host-engine";

    private static readonly CookieOptions Options = new()
    {
        Path = "/",
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        IsEssential = true,
    };

    public static string? Token(HttpRequest request) => request.Cookies[Cookie];

    /// <summary>Who is signed in, or null.</summary>
    public async Task<string?> FindUserAsync(HttpContext context) => Token(context.Request) is { } token
        ? await tokens.FindUserAsync(token, TokenPurpose.Page, context.RequestAborted)
        : null;

    public static void Keep(HttpContext context, IssuedToken token) => context.Response.Cookies.Append(Cookie, token.Value, Options);

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options);
}
