namespace Appliance.Templating.Evaluation;

/// <summary>Turns a model into values of the language: copies, because a template may change them.</summary>
internal static class ModelValues
{
    public static ObjectValue From(TemplateModel model) => FromObject(model.Values);

    private static ObjectValue FromObject(IReadOnlyDictionary<string, object?> values)
    {
        var copy = new ObjectValue();
        foreach (var (name, value) in values)
            copy.Members[name] = FromAny(value);
        return copy;
    }

    private static object? FromAny(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> members => FromObject(members),
        List<object?> items => new ArrayValue(items.Select(FromAny)),
        _ => value,
    };
}
