using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Appliance.Engine.Nodes;

/// <summary>Reads what nodes send.</summary>
internal static class NodeBody
{
    /// <summary>Bytes; facts of a machine with hundreds of interfaces are far smaller.</summary>
    public const long Largest = 256 * 1024;

    /// <exception cref="BadHttpRequestException">The body is larger than that.</exception>
    public static async Task<NodeResult<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            return NodeRefusal.Malformed("The request is not said to be JSON (Content-Type: application/json).");
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } value
                ? value
                : NodeRefusal.Malformed("The request is null.");
        }
        catch (JsonException exception)
        {
            // Not the exception's message: it may quote what was sent.
            return NodeRefusal.Malformed($"The request cannot be read at line {exception.LineNumber + 1 ?? 0}, byte {exception.BytePositionInLine ?? 0}.");
        }
        catch (InvalidOperationException)
        {
            return NodeRefusal.Malformed("The request holds text that is no Unicode.");
        }
    }
}
