using Appliance.Screens.Keys;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

public sealed partial class RunPages
{
    // Looking and proving change nothing: who leaves need not wait for them.
    private readonly CancellationTokenSource _leaving = new();
    private Dialog? _interrupt;
    private bool _questionGone;
    private DateTimeOffset _mistakable;
    private bool _stopAsked;

    /// <summary>
    /// Whether a key is nobody's: the end of the work took a question away a moment ago, and it may have been meant for that.
    /// Ctrl-C only asks, whatever it was meant for.
    /// </summary>
    public bool Ignores(KeyPress key) => Now < _mistakable && !key.IsControl('c');

    /// <summary>In a window too small to see anything Ctrl-C asks nothing, and stops no work: it leaves where that loses nothing.</summary>
    public bool HandleUnseen(KeyPress key)
    {
        var leaves = key.IsControl('c') && !IsChanging;
        if (leaves)
        {
            LeaveNow();
        }

        return leaves;
    }

    /// <summary>Whether something is being changed or undone: leaving would not end it, and asks to stop first.</summary>
    public bool IsChanging => IsRunning || IsUndoing;

    /// <summary>Ctrl-C: asks; a second one, while it asks, stops safely.</summary>
    public void Interrupt()
    {
        if (_interrupt is not null)
        {
            CloseInterrupt();
            if (IsRunning)
            {
                StopAfterStep();
            }
            else if (IsUndoing)
            {
                StopUndoing();
            }
            else
            {
                LeaveNow();
            }
        }
        else if (IsRunning)
        {
            AskAboutRun();
        }
        else if (IsUndoing)
        {
            AskAboutUndoing();
        }
        else
        {
            Ask(Words["interrupt.leave-title"], Words["interrupt.leave-text"], [Words["interrupt.leave"], Words["interrupt.stay"]], 1, button =>
            {
                if (button == 0)
                {
                    LeaveNow();
                }
            });
        }
    }

    /// <summary>F10: leaves, and asks first while machines are changed.</summary>
    public void Leave()
    {
        if (IsChanging)
        {
            if (_interrupt is null)
            {
                Interrupt();
            }
        }
        else
        {
            LeaveNow();
        }
    }

    private void LeaveNow()
    {
        _leaving.Cancel();
        Options.Leave();
    }

    private void AskAboutRun() => Ask(
        Words["interrupt.run-title"],
        Words[_stopAsked ? "interrupt.run-stopping" : "interrupt.run-text"],
        _stopAsked ? [Words["interrupt.go-on"], Words["interrupt.abort"]] : [Words["interrupt.go-on"], Words["interrupt.stop"], Words["interrupt.abort"]],
        0,
        button =>
        {
            if (button == 1 && !_stopAsked)
            {
                StopAfterStep();
            }
            else if (button is 1 or 2)
            {
                View.Note = Words["run.aborting"];
                Doing.Abort();
            }
        });

    private void AskAboutUndoing() => Ask(Words["undo.interrupt-title"], Words["undo.interrupt-text"], [Words["interrupt.go-on"], Words["interrupt.stop"]], 0, button =>
    {
        if (button == 1)
        {
            StopUndoing();
        }
    });

    private void StopUndoing()
    {
        Undoing!.IsStopping = true;
        Doing.StopAfterStep();
    }

    private void StopAfterStep()
    {
        _stopAsked = true;
        View.Note = Words["run.stopping"];
        Doing.StopAfterStep();
    }

    private void Ask(string title, string text, IReadOnlyList<string> buttons, int first, Action<int?> answered)
    {
        _interrupt = new Dialog(title, text, buttons, Wizard.Layers, button =>
        {
            _interrupt = null;
            answered(button);
        })
        {
            FirstButton = first,
        };
        Wizard.Layers.Push(_interrupt);
    }

    // The run may have ended while it was asked about.
    private void CloseInterrupt()
    {
        if (_interrupt is { } dialog)
        {
            _interrupt = null;
            Wizard.Layers.Remove(dialog);
        }
    }

    // Nobody may have seen yet that there is nothing left to be asked.
    private void CloseQuestions()
    {
        _questionGone |= _interrupt is not null || _question is not null;
        CloseInterrupt();
        CloseQuestion();
    }

    // Called when what follows the work is shown.
    private void SetEndApart() => (_mistakable, _questionGone) = (_questionGone ? Now + Second : default, false);
}
