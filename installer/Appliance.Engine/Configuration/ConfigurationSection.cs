using System.Text.Json;

namespace Appliance.Engine.Configuration;

/// <summary>
/// One object of the configuration file. Every read that fails adds an error and goes on, so that one look at the
/// messages is enough to mend the file.
/// </summary>
internal sealed class ConfigurationSection(JsonElement element, string path, List<string> errors)
{
    private const int MostDays = 36500;

    private readonly HashSet<string> _known = [];

    public ConfigurationSection Section(string key)
    {
        var value = Find(key);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            errors.Add($"{path}{key}: expected an object in braces.");
            value = null;
        }

        return new ConfigurationSection(value ?? default, $"{path}{key}.", errors);
    }

    public string Text(string key, string? otherwise = null)
    {
        var text = OptionalText(key, out var said) ?? otherwise;
        if (text is null && !said)
            errors.Add($"{path}{key}: is missing.");
        else if (text is { Length: 0 })
            errors.Add($"{path}{key}: is empty.");
        return text ?? "";
    }

    public string? OptionalText(string key) => OptionalText(key, out _);

    /// <summary>An absolute path.</summary>
    public string Path(string key) => Absolute(key, Text(key))!;

    public string? OptionalPath(string key) => Absolute(key, OptionalText(key));

    public int Port(string key, int otherwise)
    {
        if (Find(key) is not { } value)
            return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is >= 1 and <= 65535)
            return port;
        errors.Add($"{path}{key}: expected a port, 1 to 65535, got {value.GetRawText()}.");
        return otherwise;
    }

    /// <summary>A lifetime of a certificate.</summary>
    public int Days(string key, int otherwise)
    {
        if (Find(key) is not { } value)
            return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var days) && days is >= 1 and <= MostDays)
            return days;
        errors.Add($"{path}{key}: expected days, 1 to {MostDays}, got {value.GetRawText()}.");
        return otherwise;
    }

    public T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, T otherwise)
    {
        if (OptionalText(key) is not { } text)
            return otherwise;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        errors.Add($"{path}{key}: expected one of {string.Join(", ", choices.Keys)}, got '{text}'.");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Find(key) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        errors.Add($"{path}{key}: expected a list of texts.");
        return [];
    }

    /// <summary>Adds an error for every key that no read asked for. Call it after the reads.</summary>
    public void RefuseUnknownKeys()
    {
        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject().Where(property => !_known.Contains(property.Name)))
            errors.Add($"{path}{property.Name}: is not known here. Known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
    }

    private string? OptionalText(string key, out bool said)
    {
        said = false;
        if (Find(key) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        errors.Add($"{path}{key}: expected a text in quotes, got {value.ValueKind.ToString().ToLowerInvariant()}.");
        said = true;
        return null;
    }

    private string? Absolute(string key, string? text)
    {
        if (text is { Length: > 0 } && !System.IO.Path.IsPathFullyQualified(text))
            errors.Add($"{path}{key}: expected an absolute path, got '{text}'.");
        return text;
    }

    private JsonElement? Find(string key)
    {
        _known.Add(key);
        return element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty(key, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
    }
}
