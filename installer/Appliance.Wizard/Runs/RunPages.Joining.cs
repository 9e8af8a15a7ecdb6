using Appliance.Planning.Plans;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;

namespace Appliance.Wizard.Runs;

public sealed partial class RunPages
{
    private readonly CancellationTokenSource _gone = new();
    private Dialog? _question;

    /// <summary>The screen is gone, and nobody is left to confirm anything. What was begun goes on as far as it may.</summary>
    public void ScreenGone() => _gone.Cancel();

    internal void BeginJoin() => Start(Options.Join!);

    private void AskForApproval(string name, string words) => View.Notice =
    [
        new TextLine(Words["join.waits"], Role.Heading),
        new TextLine($"  appliance node approve {name}"),
        new TextLine(""),
        new TextLine(Words["join.words"], Role.Heading),
        new TextLine($"  {words}"),
        new TextLine(""),
        new TextLine(Words["join.compare"], Role.Warning),
    ];

    private async Task<bool> ConfirmNodeAsync(Plan plan, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gone = _gone.Token.Register(() => answer.TrySetResult(false));
        _loop.Post(() => AskToSetUp(plan, yes => answer.TrySetResult(yes)));
        return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void AskToSetUp(Plan plan, Action<bool> answered)
    {
        var pane = new TextPane { WantedRows = Math.Clamp(plan.Changes.Count, 1, 10) };
        pane.Show(plan.Changes.Select(change => new TextLine(Words.Sentence(change.Step.Title))));
        _question = new Dialog(Words["join.confirm"], Words.With("join.confirm-text", plan.Changes.Count), [Words["plan.start"], Wizard.ScreenWords.Cancel], Wizard.Layers, button =>
        {
            _question = null;
            answered(button == 0);
        })
        {
            Body = pane,
            FirstButton = 1,
        };
        Wizard.Layers.Push(_question);
    }

    private void CloseQuestion()
    {
        if (_question is { } dialog)
        {
            _question = null;
            Wizard.Layers.Remove(dialog);
        }
    }
}
