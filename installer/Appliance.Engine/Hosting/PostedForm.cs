using Microsoft.AspNetCore.Http.Features;

namespace Appliance.Engine.Hosting;

/// <summary>Reads the small forms this engine takes.</summary>
internal static class PostedForm
{
    private static readonly FormOptions Limits = new() { ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 8192 };

    /// <summary>The fields, or null when the body is no URL-encoded form within the limits.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the server takes.</exception>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        var type = context.Request.ContentType ?? "";
        if (!type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return await new FormFeature(context.Request, Limits).ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
