using Appliance.Planning.Runs;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>A run that failed or was stopped: what and why, and the ways on. It stays until a person decides.</summary>
internal sealed class FailurePage(RunPages pages) : WizardPage
{
    private const int OutputShown = 8;

    private readonly ReadView _view = new();

    public override string Title => pages.Words[IsFailure ? "failure.title" : "failure.stopped-title"];

    public override View Body
    {
        get
        {
            // It has a clock.
            if (pages.Undoing is { } undoing)
            {
                _view.Show(undoing.Lines(pages.Words, pages.Now));
            }

            return _view;
        }
    }

    public override PageMark Mark => PageMark.Errors;

    public override bool IsThere => !pages.IsRunning && pages.Result is { Outcome: not RunOutcome.Finished };

    public override bool Holds => pages.IsUndoing;

    public override TextLine? Message => pages.Undoing is { } undoing ? new TextLine(pages.Words[undoing.IsStopping ? "undo.stopping" : "failure.undoing"], Role.Warning) : null;

    public override IReadOnlyList<KeyHint> Hints => pages.IsUndoing ? [new KeyHint("Ctrl-C", pages.Words["key.stop"])] : [];

    public override PageHelp Help => new(Title, [new TextLine(pages.Words["failure.help"])]);

    private bool IsFailure => pages.Result?.Outcome != RunOutcome.Stopped;

    public override bool MayGoOn() => false;

    public override void Reworded() => Show();

    public void Show()
    {
        var words = pages.Words;
        if (pages.Result is null)
        {
            return;
        }

        _view.Show(IsFailure ? Failed() : Stopped());
        _view.Buttons = pages.IsUndoing || pages.IsUndone ? [] :
        [
            new Button(words[IsFailure ? "failure.retry" : "failure.go-on"], pages.Retry),
            .. WayToAnswers() is { } way ? [new Button(words["failure.answers"], way)] : Array.Empty<Button>(),
            new Button(words["failure.undo"], pages.Undo),
            .. pages.Options.Shell is { } shell ? [new Button(words["failure.shell"], shell)] : Array.Empty<Button>(),
            new Button(words["failure.leave"], pages.Leave),
        ];
        _view.Focus = 0;
    }

    private IEnumerable<TextLine> Failed()
    {
        var (words, result) = (pages.Words, pages.Result!);
        var step = pages.Progress.Steps.FirstOrDefault(step => step.Id == result.FailedStep);
        yield return new TextLine(step is null ? words["failure.at-all"] : words.With("failure.step", words.Sentence(step.Title), step.Id), Role.Error);
        yield return new TextLine("");
        foreach (var line in words.Sentence(result.Cause ?? pages.Progress.Failure?.Text ?? "").Split('\n'))
        {
            yield return new TextLine(line);
        }

        if (pages.Progress.Output is { Count: > 0 } output)
        {
            yield return new TextLine("");
            yield return new TextLine(words["failure.output"], Role.Heading);
            foreach (var line in output.TakeLast(OutputShown))
            {
                yield return new TextLine("  " + words.Sentence(line), Role.Muted);
            }
        }

        yield return new TextLine("");
        if (result.Remedy is { } remedy)
        {
            yield return new TextLine(words["failure.remedy"], Role.Heading);
            yield return new TextLine("  " + words.Sentence(remedy));
            yield return new TextLine("");
        }

        foreach (var line in Ways())
        {
            yield return line;
        }
    }

    private IEnumerable<TextLine> Stopped()
    {
        var words = pages.Words;
        yield return new TextLine(pages.Progress.Steps.FirstOrDefault(step => step.Id == pages.Result!.FailedStep) is { } step ? words.With("failure.stopped-in", words.Sentence(step.Title)) : words["failure.stopped"], Role.Warning);
        yield return new TextLine("");
        foreach (var line in Ways())
        {
            yield return line;
        }
    }

    private IEnumerable<TextLine> Ways()
    {
        var words = pages.Words;
        yield return new TextLine(words.With("failure.later", pages.Command));
        if (pages.Doing.LogPath is { } log)
        {
            yield return new TextLine(words.With("failure.log", log), Role.Muted);
        }
    }

    // To the answer that the message names; else to the area that the step is of.
    private Action? WayToAnswers()
    {
        if (pages.IsJoining)
        {
            return () => pages.Wizard.GoTo(pages.Join!);
        }

        var result = pages.Result!;
        return pages.WayTo($"{result.Remedy} {result.Cause}")
            ?? (result.FailedStep is { } step ? pages.WayToArea(step.Split('.')[0]) : null)
            ?? (pages.Interview.Pages.Count > 0 ? pages.WayToArea(pages.Interview.Pages[0].Area) : null);
    }
}
