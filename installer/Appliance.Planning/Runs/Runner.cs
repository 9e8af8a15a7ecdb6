using System.Diagnostics;
using Appliance.Contracts.Events;
using Appliance.Planning.Events;
using Appliance.Planning.Plans;
using Appliance.Planning.Steps;

namespace Appliance.Planning.Runs;

/// <summary>
/// Carries out steps: each is inspected, its undo is put on disk, it is applied, and inspected again to see that it took.
/// </summary>
public sealed class Runner(IEventSink events, Journal journal)
{
    /// <param name="context">With its run folder.</param>
    /// <param name="stop">Asks to stop between two steps.</param>
    /// <param name="abort">Interrupts the step that is under way.</param>
    public async Task<RunResult> RunAsync(IReadOnlyList<IStep> steps, StepContext context, CancellationToken stop, CancellationToken abort)
    {
        var ordered = StepOrder.Of(steps);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < ordered.Count; index++)
        {
            if (stop.IsCancellationRequested)
            {
                journal.Write(JournalEntryKind.Stopped);
                return new RunResult(RunOutcome.Stopped, changed.Count);
            }

            var place = new Place(ordered[index], index + 1, ordered.Count, context.Folder.Id);
            var started = Stopwatch.GetTimestamp();
            var own = context with { Changed = changed, Say = text => Publish(place, EventKind.StepOutput, text, EventLevel.Detail) };
            try
            {
                if (await ApplyAsync(place, own, abort))
                {
                    changed.Add(place.Step.Id);
                    Publish(place, EventKind.StepDone, place.Step.Title, seconds: Stopwatch.GetElapsedTime(started).TotalSeconds);
                }
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                journal.Write(JournalEntryKind.Stopped, place.Step.Id, place.Step.Title);
                return new RunResult(RunOutcome.Stopped, changed.Count, place.Step.Id);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                var cause = context.Masker.Apply(e.Message);
                var remedy = e is StepFailedException { Remedy: var text } ? context.Masker.Apply(text) : FailureRemedy.For(e);
                events.Publish(new RunEvent { Kind = EventKind.StepFailed, Level = EventLevel.Error, Run = place.Run, Id = place.Step.Id, Index = place.Index, Count = place.Count, Text = cause, Remedy = remedy });
                Record(cause, place);
                return new RunResult(RunOutcome.Failed, changed.Count, place.Step.Id, cause, remedy);
            }
        }

        journal.Write(JournalEntryKind.Finished);
        return new RunResult(RunOutcome.Finished, changed.Count);
    }

    private async Task<bool> ApplyAsync(Place place, StepContext context, CancellationToken cancellationToken)
    {
        var step = place.Step;
        var inspection = await step.InspectAsync(context, cancellationToken);
        if (inspection.Change is not { } change)
        {
            Publish(place, EventKind.StepUnchanged, step.Title, EventLevel.Detail);
            return false;
        }

        Publish(place, EventKind.StepStarted, step.Title);
        Publish(place, EventKind.StepOutput, string.Join('\n', change.Diff.Prepend(change.Summary)), EventLevel.Detail);
        var undo = await step.PrepareAsync(context, cancellationToken);
        journal.Write(JournalEntryKind.Intent, step.Id, step.Title, undo: [.. undo.Select(u => new JournalUndo(u.Kind, u.Data))]);
        await step.ApplyAsync(context, cancellationToken);

        // The step itself is not evidence; what the machine says afterwards is.
        var after = await step.InspectAsync(context with { Changed = new HashSet<string>() }, cancellationToken);
        if (after.Change is { } left)
        {
            throw new StepFailedException(
                $"The step was carried out, but the machine does not show it: {left.Summary}",
                "Look at the log of this run for what the commands said, mend the cause, and run the command again.");
        }

        journal.Write(JournalEntryKind.Done, step.Id, step.Title);
        return true;
    }

    // A full disk may be the very cause; not being able to write it down must not hide it.
    private void Record(string cause, Place place)
    {
        try
        {
            journal.Write(JournalEntryKind.Failed, place.Step.Id, place.Step.Title, cause);
        }
        catch (IOException e)
        {
            events.Warn($"The failure could not be written to the journal: {e.Message}");
        }
    }

    private void Publish(Place place, EventKind kind, string text, EventLevel level = EventLevel.Info, double? seconds = null) =>
        events.Publish(new RunEvent { Kind = kind, Level = level, Run = place.Run, Id = place.Step.Id, Index = place.Index, Count = place.Count, Text = text, Seconds = seconds });

    private sealed record Place(IStep Step, int Index, int Count, string Run);
}
