using Appliance.Contracts.Events;
using Appliance.Planning.Answers;
using Appliance.Planning.Runs;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Terminals;
using Appliance.Screens.Testing;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Runs;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>The whole wizard with complete answers, at its plan.</summary>
internal sealed class RunWizard : IDisposable
{
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private const string Cause = "appliance-engine.service did not start. It logged last:\nlistening on 443 (engine.httpsPort): Address already in use";
    private const string Remedy = "The lines above are from its log (`journalctl -u appliance-engine.service`). Mend the cause and run the command again: it goes on from here.";

    private static readonly AnswerSource Answers = AnswerSource.FromFile("site.yaml", """
        version: 1
        engine: { fqdn: engine.test.org, adminPassword: { file: /root/admin.secret } }
        """);

    public RunWizard(TerminalCapabilities? terminal = null, TerminalSize? size = null, Language? language = null, bool shell = true, Action<FakeWork>? prepare = null, string? trial = null)
    {
        RunPages pages = null!;
        var words = WordCatalogue.Of(language ?? Language.English);
        Screen = new TestScreen(terminal, size, new ScreenWords((now, least) => WizardScreen.TooSmall(words, now, least, pages.IsChanging), "OK", "Cancel"));
        Work = new FakeWork(Screen.Time);
        prepare?.Invoke(Work);
        Interview = Product.Ask(Answers);
        Interview.IsComplete.Should().BeTrue("{0}", string.Join('\n', Interview.Result.Errors));
        Wizard = new WizardScreen(Screen.Loop, words, "Appliance 1.0", "engine.test.org", new WizardCalls
        {
            Ignores = key => pages.Ignores(key),
            Leave = () => pages.Leave(),
            Interrupt = () => pages.Interrupt(),
            AsksToStop = () => pages.IsChanging,
            Shell = shell ? () => Shells++ : null,
        })
        {
            Trial = trial,
        };
        QuestionPages.AddTo(Wizard, Interview, new QuestionPagesSettings { Files = new KnownFiles(), MayBeNode = true });
        pages = Pages = new RunPages(Wizard, Screen.Loop, Interview, Work, new RunPagesOptions
        {
            Join = Join = new FakeJoin(Screen.Time),
            Leave = () => Leaves++,
            Shell = shell ? () => Shells++ : null,
            Files = Files,
            Home = "/root",
            Trial = trial,
        }, Screen.Time);
        foreach (var page in Pages.All)
        {
            Wizard.Add(page);
        }

        (Screen.Loop.Shortcuts, Screen.Loop.Unseen) = (Wizard.Shortcut, Pages.HandleUnseen);
        Screen.Show(Wizard);
    }

    public TestScreen Screen { get; }

    public FakeWork Work { get; }

    public FakeJoin Join { get; }

    public Interview Interview { get; }

    public WizardScreen Wizard { get; }

    public RunPages Pages { get; }

    public int Leaves { get; private set; }

    public int Shells { get; private set; }

    public KnownFiles Files { get; } = new();

    public string Text => Screen.Text;

    /// <summary>Waits for what is under way, and shows it.</summary>
    public async Task<RunWizard> SettleAsync()
    {
        await Pages.Underway.WaitAsync(TimeSpan.FromSeconds(30));
        Screen.Settle();
        return this;
    }

    public async Task<RunWizard> ToPlanAsync()
    {
        Screen.Loop.Post(() => Wizard.GoTo(Pages.Plan));
        Screen.Settle();
        return await SettleAsync();
    }

    /// <summary>Confirms, and shows the run with its steps.</summary>
    public async Task<RunWizard> ToRunAsync()
    {
        await ToPlanAsync();
        // To the buttons, the first of them, and then away from Cancel.
        Press(Key.Tab, Key.Enter, Key.Left, Key.Enter);
        Pages.IsRunning.Should().BeTrue(Text);
        Say([.. Samples.Begin()]);
        return this;
    }

    /// <summary>Fails at the step "Start the engine".</summary>
    public async Task<RunWizard> ToFailureAsync()
    {
        await ToRunAsync();
        Say(
            Samples.Of(0, EventKind.StepUnchanged),
            Samples.Of(1, EventKind.StepStarted),
            Samples.Of(1, EventKind.StepDone) with { Seconds = 31 },
            Samples.Of(5, EventKind.StepStarted),
            Samples.Of(5, EventKind.StepOutput, "$ systemctl start appliance-engine\nJob for appliance-engine.service failed.\nAddress already in use: 443"),
            Samples.Of(5, EventKind.StepFailed, Cause) with { Level = EventLevel.Error, Remedy = Remedy });
        Work.End(RunOutcome.Failed, "engine.process", Cause, Remedy);
        return await SettleAsync();
    }

    public async Task<RunWizard> ToDoneAsync()
    {
        await ToRunAsync();
        Say(new RunEvent { Kind = EventKind.RunFinished, Text = "All steps are done." });
        Work.End(RunOutcome.Finished);
        return await SettleAsync();
    }

    public RunWizard Press(params KeyPress[] keys)
    {
        Screen.Press(keys);
        return this;
    }

    public RunWizard Say(params RunEvent[] events)
    {
        foreach (var value in events)
        {
            Work.Say(value);
        }

        Screen.Settle();
        return this;
    }

    public void Dispose() => Screen.Dispose();
}
