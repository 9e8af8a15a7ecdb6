using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static Namespace Create() => new NamespaceBuilder("object")
        .Add("default", "value default", call => call.Value(0) is null or "" ? call.Value(1) : call.Value(0))
        .Add("has_key", "value key", call => call.Object(0).Members.ContainsKey(call.Text(1)))
        .Add("has_value", "value key", call => call.Object(0).Members.GetValueOrDefault(call.Text(1)) is not null)
        .Add("keys", "value", call => new ArrayValue(call.Object(0).Members.Keys))
        .Add("values", "value", call => new ArrayValue(call.Object(0).Members.Values))
        .Add("size", "value", Size)
        .Add("typeof", "value", TypeOf)
        .Add("kind", "value", Kind)
        .Add("to_json", "value", call => JsonText.Write(call))
        .Add("from_json", "json", call => JsonText.Read(call))
        .Build();

    private static object? Size(BuiltinCall call) => call.Value(0) switch
    {
        string text => (long)text.Length,
        ObjectValue members => (long)members.Members.Count,
        var value => (long)(ValueTypes.AsList(value)?.Count ?? 0),
    };

    private static string? TypeOf(BuiltinCall call) => call.Value(0) switch
    {
        null => null,
        string => "string",
        bool => "boolean",
        ArrayValue => "array",
        RangeValue => "iterator",
        ObjectValue or Namespace => "object",
        var value when ValueTypes.IsNumber(value) => "number",
        var value => throw call.Error($"the type of {ValueTypes.Describe(value)} is not defined"),
    };

    private static string? Kind(BuiltinCall call) =>
        call.Value(0) is CapturedText ? throw call.Error("the kind of captured text is not defined") : ValueTypes.Kind(call.Value(0));
}
