using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Appliance.Engine.Hosting;

/// <summary>Answers with JSON.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json";

    public static Task WriteAsync<T>(HttpContext context, int status, T value, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(JsonSerializer.Serialize(value, type), context.RequestAborted);
    }
}
