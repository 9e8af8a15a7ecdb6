using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>The JSON Schema of a record.</summary>
internal static class RecordSchema
{
    public static JsonObject Of(IReadOnlyList<RecordField> fields, bool partial, SiteDraft defaults)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in fields)
        {
            properties[field.Id] = Field(field, partial, defaults);
            if (!partial && field is { Optional: false, HasDefault: false, AskedWhen: null })
            {
                required.Add((JsonNode)field.Id);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    /// <summary>The schema of a value that may also be null, which says "nothing, not even the default".</summary>
    public static JsonObject OrNull(JsonObject schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static JsonObject Field(RecordField field, bool partial, SiteDraft defaults)
    {
        var schema = field.Type.Schema(partial, defaults);
        schema = field.Optional ? OrNull(schema) : schema;
        schema["title"] = field.Title;
        var condition = field.AskedWhenNote is { } note ? $"Only when {note}." : "";
        if ($"{field.Help} {condition}".Trim() is { Length: > 0 } description)
        {
            schema["description"] = description;
        }

        if (field.DefaultIn(defaults) is { } byDefault)
        {
            schema["default"] = JsonNodes.Of(byDefault);
        }

        if (field.Example is not null)
        {
            schema["examples"] = new JsonArray(JsonNodes.Of(ExampleNodes.Of(field.Type, field.Example)));
        }

        return schema;
    }
}
