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

    /// <summary>Intents not undone yet, newest first.</summary>
    public IReadOnlyList<JournalEntry> ToUndo
    {
        get
        {
            var open = new Stack<JournalEntry>();
            foreach (var entry in Entries)
            {
                if (entry.Kind == JournalEntryKind.Intent)
                {
                    open.Push(entry);
                }
                else if (entry.Kind == JournalEntryKind.Reverted)
                {
                    // Undoing goes from the newest back, so each mark belongs to the newest open intent.
                    open.TryPop(out _);
                }
            }

            return [.. open];
        }
    }
}

public enum RunState
{
    Unfinished,
    Finished,
    RolledBack,
}
