using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>A type whose values are one word, number or text.</summary>
internal sealed class ScalarType<T>(string name, string expected, string example, ScalarParser<T> parse, Func<T, string> format) : AnswerType<T>
{
    public override string Name => name;

    public override string Expected => expected;

    public override AnswerNode ExampleNode => Node(example);

    /// <summary>How values are written: as text (in quotes where YAML would take them for something else) or as a plain number or boolean.</summary>
    public ScalarForm Form { get; init; } = ScalarForm.Text;

    /// <summary>The type's part of a JSON Schema, made anew at each call.</summary>
    public Func<JsonObject> JsonSchema { get; init; } = () => new JsonObject { ["type"] = "string" };

    public override IReadOnlyList<ChoiceWord> Words => Choices;

    public IReadOnlyList<ChoiceWord> Choices { get; init; } = [];

    internal override JsonObject Schema(bool partial, SiteDraft defaults) => JsonSchema();

    internal override AnswerNode Write(T value) => Node(format(value));

    internal override bool TryRead(AnswerNode node, AnswerReading reading, out T value)
    {
        value = default!;
        if (node is not AnswerScalar scalar)
        {
            reading.Error(AnswerCodes.WrongType, node.Origin, node is AnswerList ? "is a list" : "is a map of keys", expected, Remedy(reading));
            return false;
        }

        if (scalar.Form == ScalarForm.Text && Form == ScalarForm.Plain)
        {
            reading.Error(AnswerCodes.WrongType, node.Origin, "is text, because of its quotes", expected, "Write it without quotes.");
            return false;
        }

        if (parse(scalar.Text, out value) is not { } problem)
        {
            return true;
        }

        reading.Error(AnswerCodes.BadValue, node.Origin, $"{Wording.Quote(scalar.Text)} {problem}", expected, Remedy(reading));
        return false;
    }

    private string Remedy(AnswerReading reading)
    {
        var key = reading.Path[(reading.Path.LastIndexOf('.') + 1)..];
        return key.EndsWith(']') ? $"Write for example {YamlText.OneLine(ExampleNode)}." : $"Write for example {key}: {YamlText.OneLine(ExampleNode)}.";
    }

    private AnswerScalar Node(string text) => new(text, Form, Origin.Default);
}
