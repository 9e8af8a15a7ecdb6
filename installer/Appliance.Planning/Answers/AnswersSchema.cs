using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>
/// The JSON Schema of answer files (draft 2020-12), for editors. Nothing but the version is required in it, because answers
/// may be spread over several files; whether all are there is what <c>answers validate</c> tells.
/// </summary>
public static class AnswersSchema
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",

        // The schema is a file of its own, never part of an HTML page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(QuestionCatalogue catalogue)
    {
        var defaults = SiteDraft.Of(catalogue, null);
        var root = Section(catalogue.Root, defaults);
        root["type"] = "object";
        var properties = (JsonObject)root["properties"]!;
        properties.Insert(0, FileAnswers.VersionKey, new JsonObject { ["const"] = 1, ["description"] = "The version of the answer format." });

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Appliance answers",
        };
        foreach (var (key, value) in root)
        {
            schema[key] = value?.DeepClone();
        }

        schema["required"] = new JsonArray(FileAnswers.VersionKey);
        return Text(schema);
    }

    private static string Text(JsonNode node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            node.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    // A group may be null, so that all answers in it can be commented out.
    private static JsonObject Section(QuestionSection section, SiteDraft defaults)
    {
        var properties = new JsonObject();
        foreach (var child in section.Children)
        {
            properties[child.Key] = child.Question is { } question ? OfQuestion(question, defaults) : Section(child, defaults);
        }

        return new JsonObject { ["type"] = new JsonArray("object", "null"), ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject OfQuestion(Question question, SiteDraft defaults)
    {
        var schema = question.Type.Schema(partial: true, defaults);
        schema = question.Optional ? RecordSchema.OrNull(schema) : schema;
        schema["title"] = question.Title;
        schema["description"] = Description(question);
        if (defaults.DefaultOf(question) is { } byDefault)
        {
            schema["default"] = JsonNodes.Of(byDefault);
        }

        if (question.Example is not null)
        {
            schema["examples"] = new JsonArray(JsonNodes.Of(question.ExampleNode));
        }

        return schema;
    }

    private static string Description(Question question)
    {
        var text = new StringBuilder(question.Help);
        if (question.AskedWhenNote is { } condition)
        {
            text.Append($" Only when {condition}.");
        }

        if (question.DefaultNote is { } note)
        {
            text.Append($" Default: {note}.");
        }

        foreach (var word in question.Type.Words.Where(w => w.Help.Length > 0))
        {
            text.Append($"\n{word.Word}: {word.Help}");
        }

        return text.ToString();
    }
}
