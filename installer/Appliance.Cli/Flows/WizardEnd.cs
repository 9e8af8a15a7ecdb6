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
    /// <param name="join">The command that makes this machine a node, when that is what the person wants.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(Session session, WordCatalogue words, string command, WizardWork work, bool isKept, string? join)
    {
        try
        {
            return TellTo(session, words, command, work, isKept, join);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell; the log has it.
            return Code(work);
        }
    }

    private static int TellTo(Session session, WordCatalogue words, string command, WizardWork work, bool isKept, string? join)
    {
        var events = new TextEvents(session.Terminal);
        switch (work)
        {
            case { IsUndone: true }:
                events.Publish(Event(EventLevel.Info, words["failure.undone"]));
                break;
            case { Proofs: { } proofs, Site: { } site }:
                foreach (var (title, result) in proofs.Proofs.Where(proof => proof.Result.Outcome is ProofOutcome.Fails or ProofOutcome.Attention))
                {
                    events.Publish(Event(result.Outcome == ProofOutcome.Fails ? EventLevel.Error : EventLevel.Warning, words.With("end.proof", words.Sentence(title), words.Sentence(result.Seen)), result.Remedy));
                }

                SummaryText.Write(session.Terminal, session.Modules, site);
                break;
            case { Result: { Outcome: RunOutcome.Failed } failed }:
                events.Publish(Event(EventLevel.Error, $"{failed.FailedStep}: {words.Sentence(failed.Cause ?? "")}\n{words.With("failure.log", work.LogPath ?? "")}", failed.Remedy));
                events.Publish(Event(EventLevel.Info, words.With("end.ways", command, $"{command} --rollback")));
                break;
            case { Result: not null }:
                events.Publish(Event(EventLevel.Warning, words.With("end.ways", command, $"{command} --rollback")));
                break;
            default:
                if (join is not null)
                {
                    session.Terminal.Out.WriteLine(words.With("welcome.join-text", join));
                }

                session.Terminal.Out.WriteLine(isKept ? words.With("stop.kept", command) : words["stop.nothing"]);
                break;
        }

        return Code(work);
    }

    private static int Code(WizardWork work) => work switch
    {
        { Result.Outcome: RunOutcome.Failed } => ExitCode.Failed,
        { IsUndone: true } => ExitCode.Interrupted,
        { Proofs: { } proofs } => proofs.Works ? ExitCode.Done : ExitCode.Failed,
        // The run is done, and what was to be tried was not.
        _ => ExitCode.Interrupted,
    };

    private static RunEvent Event(EventLevel level, string text, string? remedy = null) => new() { Kind = EventKind.Message, Level = level, Text = text, Remedy = remedy };
}
