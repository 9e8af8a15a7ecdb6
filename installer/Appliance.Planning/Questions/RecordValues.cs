using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>The fields read so far while a record is being read.</summary>
public sealed class RecordValues
{
    private readonly Dictionary<RecordField, object?> _values = [];

    internal RecordValues(SiteDraft site) => Site = site;

    /// <summary>The other answers and the facts.</summary>
    public SiteDraft Site { get; }

    /// <summary>The value of a field that always has one (it is required or has a default), or is nullable.</summary>
    public T Get<TRecord, T>(RecordField<TRecord, T> field) => Find(field)!;

    /// <summary>The value, or null when the field was not given or is wrong.</summary>
    public T? Find<TRecord, T>(RecordField<TRecord, T> field) => _values.TryGetValue(field, out var value) && value is T good ? good : default;

    internal void Set(RecordField field, object? value) => _values[field] = value;
}
