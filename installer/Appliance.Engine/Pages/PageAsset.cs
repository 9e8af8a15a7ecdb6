using System.Reflection;

namespace Appliance.Engine.Pages;

/// <summary>A file the pages refer to, carried in the program.</summary>
internal sealed class PageAsset(string path, string resource, string contentType)
{
    private readonly byte[] _content = Load(resource);

    public static PageAsset Style { get; } = new("/ovirt-engine/style.css", "Pages/style.css", "text/css; charset=utf-8");

    public static PageAsset Icon { get; } = new("/ovirt-engine/icon.svg", "Pages/icon.svg", "image/svg+xml");

    public static IReadOnlyList<PageAsset> All { get; } = [Style, Icon];

    public string Path => path;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = _content.Length;
        await context.Response.Body.WriteAsync(_content, context.RequestAborted);
    }

    private static byte[] Load(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
