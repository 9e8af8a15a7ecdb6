using System.Text.Json.Nodes;

namespace Appliance.Planning.Undo;

/// <summary>Reading undo data back from a journal.</summary>
public static class UndoData
{
    /// <exception cref="InvalidDataException">The field is missing: the journal is damaged or of another version.</exception>
    public static string Text(this JsonObject data, string name) => data[name]?.GetValue<string>()
        ?? throw new InvalidDataException($"The journal does not say `{name}` where it is needed for undoing.");

    public static bool Flag(this JsonObject data, string name) => data[name]?.GetValue<bool>() ?? false;

    public static int Number(this JsonObject data, string name) => data[name]?.GetValue<int>()
        ?? throw new InvalidDataException($"The journal does not say `{name}` where it is needed for undoing.");

    public static IReadOnlyList<string> Texts(this JsonObject data, string name) =>
        data[name] is JsonArray array ? [.. array.Select(node => node!.GetValue<string>())] : [];

    public static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);
}
