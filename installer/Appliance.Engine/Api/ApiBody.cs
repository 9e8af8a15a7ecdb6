using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Api;

/// <summary>Reads what a client of the API gives.</summary>
internal static class ApiBody
{
    /// <summary>Null when there is nothing usable; then the client has been told why.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            await Refusal.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Send {ApiForm.Json}.");
            return null;
        }

        try
        {
            if (await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } value)
                return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Told below; the exception may quote what was sent.
        }

        await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "The request is not the JSON that is expected here.");
        return null;
    }

    /// <summary>
    /// Whether an action may be done: a form that another site had the browser send says it is a form, and oVirt's clients say
    /// XML or JSON.
    /// </summary>
    public static async Task<bool> IsOwnAsync(HttpContext context)
    {
        var type = context.Request.ContentType ?? "";
        if (type.StartsWith(ApiForm.Json, StringComparison.OrdinalIgnoreCase) || type.StartsWith(ApiForm.Xml, StringComparison.OrdinalIgnoreCase))
            return true;
        await Refusal.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Send {ApiForm.Json}, such as {{}}.");
        return false;
    }
}
