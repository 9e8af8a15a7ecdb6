using System.Collections;

namespace Appliance.Templating;

/// <summary>What a template is rendered with: an ordered object of text, numbers, booleans, null, lists and objects.</summary>
public sealed class TemplateModel
{
    private TemplateModel(IReadOnlyDictionary<string, object?> values) => Values = values;

    /// <summary>A model without values.</summary>
    public static TemplateModel Empty { get; } = new(new Dictionary<string, object?>());

    internal IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>
    /// Copies values into a model. Allowed are string, bool, int, long, double, null, dictionaries with string keys and
    /// lists of these; keys are taken as they are, in their order.
    /// </summary>
    /// <exception cref="ArgumentException">A value of another type; the message names its key.</exception>
    public static TemplateModel From(IReadOnlyDictionary<string, object?> values) => new(CopyObject(values, ""));

    private static OrderedDictionary<string, object?> CopyObject(IEnumerable<KeyValuePair<string, object?>> values, string path)
    {
        var copy = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in values)
            copy[key] = Copy(value, path.Length == 0 ? key : $"{path}.{key}");
        return copy;
    }

    private static object? Copy(object? value, string path) => value switch
    {
        null or string or bool or long or double => value,
        int number => (long)number,
        IEnumerable<KeyValuePair<string, object?>> nested => CopyObject(nested, path),
        IDictionary dictionary => CopyDictionary(dictionary, path),
        byte[] => throw Unsupported(value, path),
        IEnumerable list => list.Cast<object?>().Select((item, index) => Copy(item, $"{path}[{index}]")).ToList(),
        _ => throw Unsupported(value, path),
    };

    private static OrderedDictionary<string, object?> CopyDictionary(IDictionary dictionary, string path)
    {
        var copy = new OrderedDictionary<string, object?>();
        foreach (DictionaryEntry entry in dictionary)
        {
            var key = entry.Key as string ?? throw Unsupported(entry.Key, path);
            copy[key] = Copy(entry.Value, $"{path}.{key}");
        }
        return copy;
    }

    private static ArgumentException Unsupported(object value, string path) =>
        new($"The template model cannot hold '{path}': it is a {value.GetType().Name}, and a model holds only text, "
            + "booleans, int, long, double, null, lists and dictionaries with text keys.");
}
