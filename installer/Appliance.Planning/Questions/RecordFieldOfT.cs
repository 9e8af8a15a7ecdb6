namespace Appliance.Planning.Questions;

/// <summary>A field as the record type uses it, whatever its value's type.</summary>
public abstract class RecordFieldOf<TRecord> : RecordField
{
    private protected RecordFieldOf(string id, AnswerType type)
        : base(id, type)
    {
    }

    internal abstract object? ValueOf(TRecord record);
}

/// <summary>A field of <typeparamref name="TRecord"/> whose values are <typeparamref name="T"/>.</summary>
/// <param name="id">The key in the answer file.</param>
/// <param name="type">The type of its values; <see cref="AnswerTypes.OrNone{T}"/> for one that may be null.</param>
/// <param name="get">The field's value in a record; null when it is not given.</param>
public sealed class RecordField<TRecord, T>(string id, AnswerType<T> type, Func<TRecord, T?> get) : RecordFieldOf<TRecord>(id, type)
{
    /// <summary>From the record's fields declared before, and from the site; null for no default.</summary>
    public Func<RecordValues, T?>? Default { get; init; }

    public override bool HasDefault => Default is not null;

    internal override object? DefaultObject(RecordValues values) => Default is null ? null : Default(values);

    internal override object? ValueOf(TRecord record) => get(record);
}
