using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Planning.Questions;

/// <summary>One field of a record.</summary>
public abstract class RecordField
{
    private protected RecordField(string id, AnswerType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        Id = id;
        Type = type;
    }

    /// <summary>The key in the answer file: <c>vlan</c>.</summary>
    public string Id { get; }

    public AnswerType Type { get; }

    public required string Title { get; init; }

    /// <summary>What it means and what a good value is.</summary>
    public string Help { get; init; } = "";

    /// <summary>Whether it may be left out though it has no default.</summary>
    public bool Optional { get; init; }

    /// <summary>A good value, as it would be typed after <c>--set</c>; the type's own example when null.</summary>
    public string? Example { get; init; }

    /// <summary>In words what the default is, for defaults that come from facts or other answers.</summary>
    public string? DefaultNote { get; init; }

    /// <summary>Whether it is asked in a dialogue that does not go through all settings, though it could be left out.</summary>
    public bool Essential { get; init; }

    /// <summary>Whether it counts for a record, by the fields declared before it; null for always. Given all the same, it is not used.</summary>
    public Func<RecordValues, bool>? AskedWhen { get; init; }

    /// <summary>When it is asked, in words that follow "only when".</summary>
    public string? AskedWhenNote { get; init; }

    public abstract bool HasDefault { get; }

    /// <summary>The default in written form, when it does not hang on other fields; null when there is none.</summary>
    public AnswerNode? DefaultIn(SiteDraft site) =>
        DefaultObject(new RecordValues(site)) is { } value && Type.IsGood(value, AnswerReading.Detached(Id, site)) ? Type.WriteObject(value) : null;

    internal abstract object? DefaultObject(RecordValues values);
}
