using System.Text.Json;
using Appliance.Templating;

namespace Appliance.Tests.Templating;

/// <summary>Reads a model from JSON. <c>1.0</c> is a double, <c>1</c> is not.</summary>
internal static class ModelJson
{
    public static TemplateModel Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TemplateModel.From(ReadObject(document.RootElement));
    }

    private static Dictionary<string, object?> ReadObject(JsonElement element) =>
        element.EnumerateObject().ToDictionary(member => member.Name, member => Read(member.Value));

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt32(out var small) ? (object)small
            : element.TryGetInt64(out var large) ? (object)large
            : element.GetDouble(),
        JsonValueKind.Null => null,
        _ => element.GetBoolean(),
    };
}
