using Appliance.Planning.Answers;
using Appliance.Planning.Runs;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

public sealed partial class RunPages
{
    // Each change makes another one of them.
    private IReadOnlyDictionary<string, AnswerNode>? _confirmed;

    /// <summary>How far undoing has come; null while nothing is undone.</summary>
    internal UndoProgress? Undoing { get; private set; }

    internal bool IsUndoing => Undoing is not null;

    internal bool IsProving { get; private set; }

    /// <summary>Asks once; nothing is changed before the answer.</summary>
    internal void Confirm()
    {
        if (Look is not { IsClear: true, Plan: { } plan })
        {
            return;
        }

        if (plan.Changes.Count == 0)
        {
            Work.Confirm();
            Doing = Work;
            Prove();
            return;
        }

        var lasting = plan.Changes.Count(change => change.Step.Irreversible is not null);
        var what = Options.Trial is { } folder ? Words.With("plan.confirm-trial-text", folder) : Words["plan.confirm-text"];
        var changes = lasting > 0 ? Words.With("plan.confirm-lasting", plan.Changes.Count, lasting) : Words.With("plan.confirm-changes", plan.Changes.Count);
        // Whoever leans on Enter has not decided.
        Wizard.Layers.Push(new Dialog(Words[Options.Trial is null ? "plan.confirm" : "plan.confirm-trial"], Words.With("plan.confirm-whole", what, changes), [Words["plan.start"], Wizard.ScreenWords.Cancel], Wizard.Layers, button =>
        {
            if (button == 0 && Look is not null)
            {
                _confirmed = Interview.Entered;
                Work.Confirm();
                Start(Work);
            }
        })
        {
            FirstButton = 1,
        });
    }

    /// <summary>Goes on with the run from where it failed or was stopped. Other answers than those confirmed are another plan.</summary>
    internal void Retry()
    {
        if (IsJoining || ReferenceEquals(_confirmed, Interview.Entered))
        {
            Start(Doing);
            return;
        }

        Wizard.GoTo(Plan);
        Wizard.Say(Words["plan.answers-changed"]);
    }

    /// <summary>Tries what is set up, and shows the last page.</summary>
    internal void Prove()
    {
        if (IsProving || IsRunning)
        {
            return;
        }

        IsProving = true;
        Tick(on: true);
        Done.Show();
        Wizard.GoTo(Done);
        Underway = Task.Run(ProveAsync);
        Watch(Underway);
    }

    internal void Undo() => Wizard.Layers.Push(new Dialog(Words[IsJoining ? "join.undo-title" : "failure.undo-title"], Words[IsJoining ? "join.undo-text" : "failure.undo-text"], [Words["failure.undo"], Wizard.ScreenWords.Cancel], Wizard.Layers, button =>
    {
        if (button == 0)
        {
            UndoNow();
        }
    })
    {
        FirstButton = 1,
    });

    private void Start(IRunWork work)
    {
        if (IsRunning || IsUndoing || IsProving || _isLooking)
        {
            return;
        }

        (Doing, IsRunning, Result, Proofs) = (work, true, null, null);
        (View.Note, _stopAsked, _questionGone) = (null, false, false);
        Tick(on: true);
        Wizard.GoTo(Run);
        Underway = Task.Run(async () =>
        {
            var result = await work.RunAsync().ConfigureAwait(false);
            _loop.Post(() => Ended(result));
            if (result.Outcome == RunOutcome.Finished)
            {
                await ProveAsync().ConfigureAwait(false);
            }
        });
        Watch(Underway);
    }

    private void Ended(RunResult result)
    {
        TakeAll();
        (IsRunning, Result, _isStale) = (false, result, true);
        CloseQuestions();
        (View.Note, View.Notice) = (null, []);
        if (result.Outcome == RunOutcome.Finished)
        {
            IsProving = true;
            return;
        }

        Tick(on: false);
        Failure.Show();
        Wizard.GoTo(Failure);
        SetEndApart();
    }

    private async Task ProveAsync()
    {
        var proofs = await Doing.ProveAsync(_leaving.Token).ConfigureAwait(false);
        _loop.Post(() =>
        {
            TakeAll();
            (IsProving, Proofs) = (false, proofs);
            Tick(on: false);
            Done.Show();
            Wizard.GoTo(Done);
            SetEndApart();
        });
    }

    private void UndoNow()
    {
        Undoing = new UndoProgress(Now);
        Tick(on: true);
        Failure.Show();
        Underway = Task.Run(async () =>
        {
            var end = await Doing.UndoAsync().ConfigureAwait(false);
            _loop.Post(() => Undone(end));
        });
        Watch(Underway);
    }

    private void Undone(UndoEnd end)
    {
        TakeAll();
        (Undoing, IsUndone) = (null, end.Outcome == UndoOutcome.Complete);
        Tick(on: false);
        CloseQuestions();
        SetEndApart();
        Failure.Show();
        if (end.Outcome == UndoOutcome.Stopped)
        {
            Wizard.Say(Words["undo.stopped"], Role.Warning);
            return;
        }

        if (IsUndone)
        {
            Wizard.Layers.Push(Dialog.Message(Words["failure.undone-title"], Words["failure.undone"], Wizard.ScreenWords, Wizard.Layers, Options.Leave));
            return;
        }

        var pane = new TextPane();
        pane.Show(end.Left.Select(line => new TextLine(Words.Sentence(line), Role.Error)));
        Wizard.Layers.Push(new Dialog(Words["failure.not-undone-title"], Words["failure.not-undone"], [Wizard.ScreenWords.Ok], Wizard.Layers) { Body = pane });
    }
}
