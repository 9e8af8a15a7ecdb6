using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Wizard.Words;

/// <summary>Values as people read them. Never shows a secret.</summary>
public sealed class Shown(WordCatalogue words)
{
    /// <summary>On one line; records by what identifies them.</summary>
    public string Value(AnswerType type, AnswerNode? node) => node switch
    {
        null or AnswerScalar { IsNull: true } => words["word.none"],
        AnswerTypedSecret or AnswerMaskedSecret => Secret.Mask,
        _ when IsSecret(type) => Reference(node),
        AnswerScalar scalar => Scalar(type, scalar),
        AnswerList { Items.Count: 0 } => words["word.none"],
        AnswerList list when type.Item is { } item => string.Join(item.Fields.Count > 0 ? "; " : ", ", list.Items.Select(i => Value(item, i))),
        AnswerMap map => Record(type, map),
        _ => "?",
    };

    private static bool IsSecret(AnswerType type) => type is { HoldsSecret: true, Item: null, Fields.Count: 0 };

    private string Scalar(AnswerType type, AnswerScalar scalar) => type.Name == AnswerTypes.Bool.Name
        ? (type.Canonical(scalar) as AnswerScalar)?.Text switch { "true" => words["word.yes"], "false" => words["word.no"], _ => Safe(scalar.Text) }
        : Safe((type.Canonical(scalar) as AnswerScalar)?.Text ?? scalar.Text);

    private string Reference(AnswerNode node) => node switch
    {
        AnswerMap { Entries: [{ Key: "file", Value: AnswerScalar path }] } => words.With("secret.file", Safe(path.Text)),
        AnswerMap { Entries: [{ Key: "env", Value: AnswerScalar name }] } => words.With("secret.environment", Safe(name.Text)),
        AnswerMap { Entries: [{ Key: "prompt" }] } => words["secret.prompt"],
        AnswerScalar { Origin: { Kind: OriginKind.Environment, Name: { } variable } } => words.With("secret.environment", variable),
        _ => Secret.Mask,
    };

    // The values alone say enough where a name is among them; a switch or a number needs its field's name.
    private string Record(AnswerType type, AnswerMap map)
    {
        var parts = type.Fields.Select(field => (Field: field, map.Find(field.Id)?.Value)).Where(part => part.Value is { IsNull: false } and not AnswerList { Items.Count: 0 })
            .Select(part => part.Value is AnswerMap && part.Field.Type.Fields.Count > 0 ? $"{FieldTitle(type, part.Field)} ({Value(part.Field.Type, part.Value)})"
                : NamesItself(part.Field) ? Value(part.Field.Type, part.Value)
                : $"{FieldTitle(type, part.Field)} {Value(part.Field.Type, part.Value)}");
        return string.Join(", ", parts) is { Length: > 0 } text ? text : words["word.none"];
    }

    private string FieldTitle(AnswerType record, RecordField field) => words.Find($"{WordCatalogue.KeyOf(record, field)}.title") ?? field.Title;

    private static bool NamesItself(RecordField field) => field.Id is "name" or "interface" or "interfaces" or "address" or "role" or "type" or "path" or "volume" or "mode" or "user";

    // What a file has in it may act on a terminal.
    private static string Safe(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ? '?' : c));
}
