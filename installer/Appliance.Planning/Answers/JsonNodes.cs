using System.Globalization;
using System.Text.Json.Nodes;
using Appliance.Machines.Secrets;

namespace Appliance.Planning.Answers;

/// <summary>Turns written nodes into JSON.</summary>
internal static class JsonNodes
{
    public static JsonNode? Of(AnswerNode node) => node switch
    {
        AnswerScalar { IsNull: true } => null,
        AnswerScalar { Form: ScalarForm.Plain, Text: "true" or "false" } scalar => JsonValue.Create(scalar.Text == "true"),
        AnswerScalar { Form: ScalarForm.Plain } scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        AnswerScalar scalar => JsonValue.Create(scalar.Text),
        AnswerList list => new JsonArray([.. list.Items.Select(Of)]),
        AnswerMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Of(e.Value)))),
        _ => JsonValue.Create(Secret.Mask),
    };
}
