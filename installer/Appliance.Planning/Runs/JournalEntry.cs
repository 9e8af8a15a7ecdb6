using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Appliance.Planning.Runs;

/// <summary>One line of a journal.</summary>
public sealed record JournalEntry
{
    public required DateTimeOffset Time { get; init; }

    public required JournalEntryKind Kind { get; init; }

    /// <summary>The step's id, for entries about a step.</summary>
    public string? Step { get; init; }

    /// <summary>The step's title, so that a rollback can say what it undoes.</summary>
    public string? Title { get; init; }

    /// <summary>For an intent: how to undo it.</summary>
    public IReadOnlyList<JournalUndo>? Undo { get; init; }

    /// <summary>For a failure: the cause. For a start: what was asked for.</summary>
    public string? Text { get; init; }

    /// <summary>For a start: the hash of the plan.</summary>
    public string? PlanHash { get; init; }
}

public sealed record JournalUndo(string Kind, JsonObject Data);

[JsonConverter(typeof(JsonStringEnumConverter<JournalEntryKind>))]
public enum JournalEntryKind
{
    /// <summary>The run began, or went on after it was stopped.</summary>
    Started,

    /// <summary>A step is about to change something.</summary>
    Intent,

    /// <summary>The step's change is made and was seen to be.</summary>
    Done,

    Failed,

    /// <summary>A person stopped the run between two steps.</summary>
    Stopped,

    /// <summary>One intent's change is undone; for who reads the journal.</summary>
    Reverted,

    /// <summary>All steps are done.</summary>
    Finished,

    /// <summary>Everything is undone.</summary>
    RolledBack,
}
