namespace Appliance.Engine.Pages;

/// <summary>
/// Tells a form of our own from one that another site had the browser send. Browsers say it in Sec-Fetch-Site, older ones in
/// Origin; text browsers say neither, and send no cross-site forms without being asked.
/// </summary>
internal static class SameOrigin
{
    public static bool Sent(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        if (request.Headers.Origin.ToString() is { Length: > 0 } origin)
            return origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
        return true;
    }
}
