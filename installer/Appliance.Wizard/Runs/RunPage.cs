using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>The run at work.</summary>
internal sealed class RunPage(RunPages pages) : WizardPage
{
    public override string Title => pages.Words["run.title"];

    public override View Body => pages.View;

    public override PageMark Mark => pages.Progress.Stage switch
    {
        RunStage.Failed or RunStage.Stopped => PageMark.Errors,
        RunStage.Finished or RunStage.Proving => PageMark.Done,
        _ => PageMark.None,
    };

    public override bool MayEnter => pages.Progress.Stage != RunStage.None;

    public override string? WhyNot => pages.Words[pages.Wizard.MakesNode ? "run.why-not-node" : "run.why-not"];

    public override bool Holds => pages.IsRunning || pages.IsProving;

    public override IReadOnlyList<KeyHint> Hints =>
    [
        new("F8", pages.Words[pages.View.LargeLog ? "key.small-log" : "key.large-log"]),
        new("Tab", pages.Words["key.steps-log"]),
        .. pages.IsRunning ? [new KeyHint("Ctrl-C", pages.Words["key.stop"])] : Array.Empty<KeyHint>(),
    ];

    public override PageHelp Help => new(Title, [new TextLine(pages.Words["run.help"])]);
}
