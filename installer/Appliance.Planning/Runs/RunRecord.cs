namespace Appliance.Planning.Runs;

/// <summary>A run as its journal tells it.</summary>
public sealed record RunRecord(RunFolder Folder, IReadOnlyList<JournalEntry> Entries)
{
    public string Id => Folder.Id;

    public RunState State => Entries.LastOrDefault(e => e.Kind is JournalEntryKind.Finished or JournalEntryKind.RolledBack or JournalEntryKind.Started)?.Kind switch
    {
        JournalEntryKind.Finished => RunState.Finished,
        JournalEntryKind.RolledBack => RunState.RolledBack,
        _ => RunState.Unfinished,
    };

    public DateTimeOffset? Started => Entries.Count == 0 ? null : Entries[0].Time;

    public int StepsDone => Entries.Where(e => e.Kind == JournalEntryKind.Done).Select(e => e.Step).Distinct().Count();

    /// <summary>The last failure, if nothing was done after it.</summary>
    public JournalEntry? Failure => Entries.LastOrDefault(e => e.Kind is JournalEntryKind.Failed or JournalEntryKind.Done) is { Kind: JournalEntryKind.Failed } failed ? failed : null;

    /// <summary>
    /// What a rollback undoes, newest first: every intent, until all of it is undone. One that was cut off or met an
    /// obstacle begins anew, since undo actions are idempotent and some of their work (restarting services) comes at the end.
    /// </summary>
    public IReadOnlyList<JournalEntry> ToUndo =>
        State == RunState.RolledBack ? [] : [.. Entries.Where(entry => entry.Kind == JournalEntryKind.Intent).Reverse()];
}

public enum RunState
{
    Unfinished,
    Finished,
    RolledBack,
}
