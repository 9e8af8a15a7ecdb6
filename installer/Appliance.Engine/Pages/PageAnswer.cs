namespace Appliance.Engine.Pages;

/// <summary>Sends pages.</summary>
internal static class PageAnswer
{
    /// <summary>A whole page around <paramref name="content"/>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="title">What the page is, for the window's title.</param>
    /// <param name="account">What stands at the right of the header.</param>
    /// <param name="content">The page's main part.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, Html account, Html content)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" href="{PageAsset.Icon.Path}" type="image/svg+xml">
            <link rel="stylesheet" href="{PageAsset.Style.Path}">
            </head>
            <body>
            <header><a class="brand" href="{StatusPage.Path}"><img src="{PageAsset.Icon.Path}" alt="" width="28" height="28"> {Product.Name}</a>{account}</header>
            <main>
            {content}
            </main>
            <footer>{Product.Name} {Product.Version}</footer>
            </body>
            </html>
            """);
        return context.Response.WriteAsync(page.Markup + "\n", context.RequestAborted);
    }

    /// <summary>Sends the browser on to another page, with a GET.</summary>
    public static Task Lead(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
