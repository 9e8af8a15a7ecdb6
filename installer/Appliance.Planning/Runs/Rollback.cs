using Appliance.Contracts.Events;
using Appliance.Machines;
using Appliance.Planning.Events;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Planning.Runs;

/// <summary>Undoes a run from its journal alone, newest change first. Can itself be killed and run again.</summary>
public sealed class Rollback(IMachine machine, RunStore store, IReadOnlyList<IUndoAction> actions, IEventSink events)
{
    /// <inheritdoc cref="UndoAsync(RunRecord, CancellationToken, CancellationToken)"/>
    public Task<IReadOnlyList<string>> UndoAsync(RunRecord run, CancellationToken abort) => UndoAsync(run, CancellationToken.None, abort);

    /// <param name="stop">Asks to stop between two steps; the same call begins anew then.</param>
    /// <param name="abort">Interrupts the step that is being undone.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <returns>What could not be undone; empty when the machine is as before. Otherwise the same call tries again.</returns>
    public async Task<IReadOnlyList<string>> UndoAsync(RunRecord run, CancellationToken stop, CancellationToken abort)
    {
        var journal = store.JournalOf(run.Folder);
        var left = new List<string>();
        var context = new UndoContext(machine, run.Folder, text => events.Say(text));
        var intents = run.ToUndo;
        for (var index = 0; index < intents.Count; index++)
        {
            stop.ThrowIfCancellationRequested();
            var intent = intents[index];
            var value = new RunEvent { Kind = EventKind.StepReverting, Level = EventLevel.Detail, Run = run.Id, Id = intent.Step, Index = index + 1, Count = intents.Count, Text = intent.Title ?? intent.Step! };
            events.Publish(value);
            var before = left.Count;
            foreach (var undo in (intent.Undo ?? []).Reverse())
            {
                await TryAsync(intent.Title ?? intent.Step!, () => Action(undo.Kind).UndoAsync(context, undo.Data, abort), left);
            }

            if (left.Count > before)
            {
                continue;
            }

            journal.Write(JournalEntryKind.Reverted, intent.Step, intent.Title);
            events.Publish(value with { Kind = EventKind.StepReverted, Level = EventLevel.Info });
        }

        foreach (var ending in context.Endings)
        {
            await TryAsync("after the rollback", () => ending(abort), left);
        }

        machine.Files.DeleteEmptyDirectory(LoadedFiles.Folder);
        if (left.Count == 0)
        {
            journal.Write(JournalEntryKind.RolledBack);
        }

        return left;
    }

    private IUndoAction Action(string kind) => actions.FirstOrDefault(action => action.Kind == kind)
        ?? throw new InvalidDataException($"This version does not know how to undo `{kind}`; use the version that made the change.");

    // One thing that cannot be undone is no reason to leave all the others.
    private async Task TryAsync(string title, Func<Task> undo, List<string> left)
    {
        try
        {
            await undo();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            left.Add($"{title}: {e.Message}");
            events.Warn($"Not undone: {title}. {e.Message}");
        }
    }
}
