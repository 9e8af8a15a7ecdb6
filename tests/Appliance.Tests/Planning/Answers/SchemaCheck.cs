using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Appliance.Planning.Answers;

namespace Appliance.Tests.Planning.Answers;

/// <summary>Checks a value against a JSON Schema: those keywords the answers' schema uses, and no other.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "default", "examples", "format"];

    public static JsonObject Parse(string schema) => (JsonObject)JsonNode.Parse(schema)!;

    /// <summary>The YAML as an editor reads it: with the types of YAML 1.2's core schema.</summary>
    public static JsonNode? FromYaml(string yaml) =>
        ToJson(new YamlReader(yaml, _ => Origin.Default, (code, _, message, _) => throw new InvalidOperationException($"{code}: {message}")).Read()!);

    public static List<string> Problems(JsonObject schema, JsonNode? value, string path = "")
    {
        var problems = new List<string>();
        foreach (var (keyword, rule) in schema)
        {
            if (!Annotations.Contains(keyword) && !Fits(keyword, rule!, schema, value, path, problems))
            {
                problems.Add($"{path}: {keyword} {rule!.ToJsonString()}");
            }
        }

        return problems;
    }

    private static bool Fits(string keyword, JsonNode rule, JsonObject schema, JsonNode? value, string path, List<string> problems)
    {
        switch (keyword)
        {
            case "type":
                return (rule is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [rule.GetValue<string>()]).Any(t => IsOf(t, value));
            case "const":
                return JsonNode.DeepEquals(rule, value);
            case "enum":
                return rule.AsArray().Any(e => JsonNode.DeepEquals(e, value));
            case "pattern":
                return Text(value) is not { } text || Regex.IsMatch(text, rule.GetValue<string>());
            case "minLength":
                return Text(value) is not { } low || low.Length >= rule.GetValue<int>();
            case "maxLength":
                return Text(value) is not { } high || high.Length <= rule.GetValue<int>();
            case "minimum":
                return Number(value) is not { } small || small >= rule.GetValue<long>();
            case "maximum":
                return Number(value) is not { } large || large <= rule.GetValue<long>();
            case "minItems":
                return value is not JsonArray few || few.Count >= rule.GetValue<int>();
            case "maxItems":
                return value is not JsonArray many || many.Count <= rule.GetValue<int>();
            case "items":
                problems.AddRange((value as JsonArray ?? []).SelectMany((item, i) => Problems(rule.AsObject(), item, $"{path}[{i}]")));
                return true;
            case "anyOf":
                return rule.AsArray().Any(s => Problems(s!.AsObject(), value, path).Count == 0);
            case "oneOf":
                return rule.AsArray().Count(s => Problems(s!.AsObject(), value, path).Count == 0) == 1;
            case "required":
                return value is not JsonObject map || rule.AsArray().All(k => map.ContainsKey(k!.GetValue<string>()));
            case "properties":
                foreach (var (key, child) in value as JsonObject ?? [])
                {
                    if (rule.AsObject().TryGetPropertyValue(key, out var inner))
                    {
                        problems.AddRange(Problems(inner!.AsObject(), child, $"{path}.{key}"));
                    }
                }

                return true;
            case "additionalProperties":
                return value is not JsonObject known || known.All(e => schema["properties"]!.AsObject().ContainsKey(e.Key));
            default:
                throw new NotSupportedException($"The keyword {keyword} is not checked.");
        }
    }

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
        _ => Number(value) is not null,
    };

    private static string? Text(JsonNode? value) => value is JsonValue text && text.TryGetValue<string>(out var given) ? given : null;

    private static long? Number(JsonNode? value) => value is JsonValue number && number.TryGetValue<long>(out var given) ? given : null;

    private static JsonNode? ToJson(AnswerNode node) => node switch
    {
        AnswerMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, ToJson(e.Value)))),
        AnswerList list => new JsonArray([.. list.Items.Select(ToJson)]),
        AnswerScalar { IsNull: true } => null,
        AnswerScalar { Form: ScalarForm.Plain, Text: "true" or "True" or "TRUE" } => JsonValue.Create(true),
        AnswerScalar { Form: ScalarForm.Plain, Text: "false" or "False" or "FALSE" } => JsonValue.Create(false),
        AnswerScalar { Form: ScalarForm.Plain } plain when long.TryParse(plain.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        AnswerScalar { Form: ScalarForm.Plain } plain when double.TryParse(plain.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && plain.Text.Any(char.IsAsciiDigit) => JsonValue.Create(number),
        _ => JsonValue.Create(((AnswerScalar)node).Text),
    };
}
