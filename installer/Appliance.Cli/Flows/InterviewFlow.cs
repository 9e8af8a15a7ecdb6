using Appliance.Cli.Composition;
using Appliance.Wizard.Dialogues;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>Has a person answer what is open, before the site is read.</summary>
internal sealed class InterviewFlow(Session session, SetupOptions options, WordCatalogue words, string command)
{
    private readonly SavedInterview _saved = new(session.Machine.Files);

    /// <returns>Whether to go on: not when the person has left it, and that has been told. And the engine to join, when this machine is to become a node instead.</returns>
    /// <exception cref="CommandLineException">Something in the answers cannot be mended by answering.</exception>
    public async Task<(bool GoesOn, NodeWish? Node)> RunAsync(CancellationToken cancellationToken)
    {
        var interview = session.Interview(await session.FactsAsync(cancellationToken));
        if (!IsWanted(interview))
        {
            return (true, null);
        }

        if (interview.Refusal is { Count: > 0 } errors)
        {
            throw InvalidAnswers.Of(errors);
        }

        var isKept = _saved.Exists;
        try
        {
            if (MayBeNode(interview) && await new NodeDialogue(new TerminalDialogue(session.Terminal), words, TypedJoin.IsEngine, TypedJoin.IsToken).AskAsync(cancellationToken) is { } node)
            {
                return (true, node);
            }

            await HoldAsync(interview, () => isKept = _saved.TryKeep(interview.Save()), cancellationToken);
        }
        catch (Exception e) when (e is DialogueEndedException or OperationCanceledException)
        {
            session.Terminal.Out.WriteLine();
            session.Terminal.Out.WriteLine(isKept ? words.With("stop.kept", $"{command} --plain") : words["stop.nothing"]);
            return (false, null);
        }

        session.AddAnswers(interview.Answers);
        return (true, null);
    }

    // Whoever gives an answer, wants all defaults or has a trial means the engine.
    private bool MayBeNode(Interview interview) =>
        session.Machine.Prefix is null && !options.AcceptDefaults && options.GenerateAnswers is null && interview.IsUntouched && !_saved.Exists;

    private bool IsWanted(Interview interview) =>
        !options.NonInteractive && !session.IsJson && !(options.Yes && interview.IsComplete)
        && (options.Plain || session.Terminal is { IsInteractive: true, IsDumb: true } && interview.IsUntouched);

    private async Task HoldAsync(Interview interview, Action keep, CancellationToken cancellationToken)
    {
        var console = new TerminalDialogue(session.Terminal);
        var dialogue = new LineDialogue(interview, words, console, new LineDialogueOptions { AcceptDefaults = options.AcceptDefaults, Command = command });
        if (!await TryResumeAsync(interview, dialogue, console, cancellationToken))
        {
            SuggestTrial(session, interview);
        }

        interview.Changed += keep;
        await dialogue.RunAsync(cancellationToken);
    }

    private async Task<bool> TryResumeAsync(Interview interview, LineDialogue dialogue, TerminalDialogue console, CancellationToken cancellationToken)
    {
        if (_saved.Find() is not { } text || !options.AcceptDefaults && !await dialogue.ConfirmAsync("resume.question", cancellationToken))
        {
            return false;
        }

        var isGood = interview.Resume(_saved.Name, text).Count == 0;
        if (!isGood || options.AcceptDefaults)
        {
            console.WriteLine(words[isGood ? "resume.taken" : "resume.unreadable"]);
        }

        return isGood;
    }

    /// <summary>What was not given for a trial: beside it something else may have the usual ports, and it needs no name of its own.</summary>
    public static void SuggestTrial(Session session, Interview interview)
    {
        if (session.Machine.Prefix is null)
        {
            return;
        }

        foreach (var (id, value) in AnswerKinds.Trial.Presets.Where(preset => interview.Look(preset.Key).Given is null))
        {
            interview.Suggest(id, value);
        }
    }
}
