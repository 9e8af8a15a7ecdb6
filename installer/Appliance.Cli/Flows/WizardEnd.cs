using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>What stays on the terminal when the screen is gone: the summary, or where it stopped and what goes on.</summary>
internal static class WizardEnd
{
    /// <param name="isKept">Whether there is something entered to go on with.</param>
    /// <param name="node">The command that makes this machine a node, when that is what the person wants.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(Session session, WordCatalogue words, WorkEnd end, bool isKept, string? node)
    {
        try
        {
            TellTo(session, words, end, isKept, node);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell; the log has it.
        }

        return Code(end);
    }

    private static void TellTo(Session session, WordCatalogue words, WorkEnd end, bool isKept, string? node)
    {
        var events = new TextEvents(session.Terminal);
        switch (end)
        {
            case { IsUndone: true }:
                events.Publish(Event(EventLevel.Info, words["failure.undone"]));
                break;
            case { Proofs: { } proofs, Site: { } site }:
                foreach (var (title, result) in proofs.Proofs.Where(proof => proof.Result.Outcome is ProofOutcome.Fails or ProofOutcome.Attention))
                {
                    events.Publish(Event(result.Outcome == ProofOutcome.Fails ? EventLevel.Error : EventLevel.Warning, words.With("end.proof", words.Sentence(title), words.Sentence(result.Seen)), result.Remedy));
                }

                SummaryText.Write(session.Terminal, end.Modules, site);
                break;
            case { Result: { Outcome: RunOutcome.Failed } failed }:
                var log = end.LogPath is { } path ? $"\n{words.With("failure.log", path)}" : "";
                events.Publish(Event(EventLevel.Error, $"{(failed.FailedStep is { } step ? $"{step}: " : "")}{words.Sentence(failed.Cause ?? "")}{log}", failed.Remedy));
                events.Publish(Event(EventLevel.Info, words.With("end.ways", end.Command, end.Undo)));
                break;
            case { Result: not null }:
                events.Publish(Event(EventLevel.Warning, words.With("end.ways", end.Command, end.Undo)));
                break;
            default:
                session.Terminal.Out.WriteLine(node is not null ? words.With("stop.node", node) : isKept ? words.With("stop.kept", end.Command) : words["stop.nothing"]);
                break;
        }
    }

    private static int Code(WorkEnd end) => end switch
    {
        { Result.Outcome: RunOutcome.Failed } => ExitCode.Failed,
        { IsUndone: true } => ExitCode.Interrupted,
        { Proofs: { } proofs } => proofs.Works ? ExitCode.Done : ExitCode.Failed,
        // The run is done, and what was to be tried was not.
        _ => ExitCode.Interrupted,
    };

    private static RunEvent Event(EventLevel level, string text, string? remedy = null) => new() { Kind = EventKind.Message, Level = level, Text = text, Remedy = remedy };
}
