using System.Net;
using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Facts;
using Appliance.Screens.Loop;
using Appliance.Screens.Terminals;
using Appliance.Screens.Themes;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Runs;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>The full screen, from the first question to the proof. While it has the terminal, nothing else writes there.</summary>
internal sealed class WizardFlow(Session session, SetupOptions options, RunFlow run, string command, TerminalCapabilities capabilities)
{
    private static readonly TimeSpan KeepingPace = TimeSpan.FromSeconds(5);

    private readonly SavedInterview _saved = new(session.Machine.Files);
    private DateTimeOffset _keptAt;
    private bool _isOpen;
    private bool _makesNode;

    public static TerminalCapabilities Capabilities(Terminal terminal)
    {
        var found = TerminalCapabilities.Of(TerminalEnvironment.OfProcess());
        return terminal.HasColor ? found : found with { Colors = ColorDepth.None };
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Interview interview, MachineFacts facts, StopSignals signals)
    {
        var work = new WizardWork(session, options, run, command, signals);
        session.AddRenderer(work);
        using var join = session.Machine.Prefix is null ? new WizardJoin(() => session.AsNode(isSilent: true), new JoinOptions { Waivers = options.Waivers }, signals.Tokens) : null;
        InterviewFlow.SuggestTrial(session, interview);
        interview.Changed += () => Keep(interview, isLast: false);
        work.Said += value => _isOpen &= value.Kind != EventKind.RunStarted;
        (session.Said.IsOn, signals.OnScreen) = (false, true);
        try
        {
            using var terminal = new UnixTerminal(capabilities);
            // A lost terminal ends the screen and not the run.
            await ShowAsync(terminal, interview, facts, work, join, signals).ConfigureAwait(false);
        }
        finally
        {
            Keep(interview, isLast: true);
            (session.Said.IsOn, signals.OnScreen) = (true, false);
        }

        return WizardEnd.Tell(session, WordCatalogue.Of(options.Language), join?.End ?? work.End, _saved.Exists, _makesNode ? WizardJoin.Command : null);
    }

    // Not with each key: it is written so that it lasts. What was undone with its trial is not wanted any more.
    private void Keep(Interview interview, bool isLast)
    {
        _isOpen |= !isLast;
        if (_isOpen && (isLast || session.Time.GetUtcNow() - _keptAt > KeepingPace))
        {
            if (_keptAt == default)
            {
                _saved.SetAside();
            }

            _keptAt = session.Time.GetUtcNow();
            _saved.TryKeep(interview.Save());
        }
    }

    private async Task ShowAsync(UnixTerminal terminal, Interview interview, MachineFacts facts, WizardWork work, WizardJoin? join, StopSignals signals)
    {
        var words = WordCatalogue.Of(options.Language);
        WizardScreen? screen = null;
        RunPages? pages = null;
        var loop = new ScreenLoop(terminal, new ScreenWords((now, least) => WizardScreen.TooSmall(screen?.Words ?? words, now, least, pages is { IsChanging: true }), words["wizard.ok"], words["wizard.cancel"]), session.Time);
        Action? shell = options.Shell ? () => loop.Outside(() => WizardShell.Run(words)) : null;
        screen = new WizardScreen(loop, words, $"Appliance {Programs.Version}", Dns.GetHostName(), new WizardCalls
        {
            Ignores = key => pages!.Ignores(key),
            Interrupt = () => pages!.Interrupt(),
            Leave = () => pages!.Leave(),
            Look = rich => loop.Theme = Theme.For(capabilities, rich),
            Shell = shell,
            AsksToStop = () => pages!.IsChanging,
        })
        {
            Trial = session.Machine.Prefix,
        };
        pages = new RunPages(screen, loop, interview, work, new RunPagesOptions
        {
            Command = command,
            Join = join,
            JoinCommand = WizardJoin.Command,
            Leave = loop.Stop,
            Shell = shell,
            Trial = session.Machine.Prefix,
            Waivers = options.Waivers,
        }, session.Time);
        QuestionPages.AddTo(screen, interview, new QuestionPagesSettings
        {
            Machine = new MachineChoices(facts),
            Saved = _saved.Find(),
            SavedName = _saved.Name,
            Languages = capabilities.Unicode ? Language.All : [Language.English],
            MayBeNode = join is not null,
        });
        foreach (var page in pages.All)
        {
            screen.Add(page);
        }

        if (options.WhyNotLanguage is { } note)
        {
            screen.Say(note, Role.Warning);
        }

        (loop.Shortcuts, loop.Unseen) = (screen.Shortcut, pages.HandleUnseen);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop, signals.HungUp);
        try
        {
            loop.Run(screen, end.Token);
        }
        finally
        {
            // Ctrl-C and the like are the run's own again.
            signals.OnScreen = false;
            _makesNode = screen.MakesNode;
            pages.ScreenGone();
            await EndedAsync(pages.Underway).ConfigureAwait(false);
        }
    }

    // Whatever became of the screen, a run goes on to its end. What changes nothing was cancelled.
    private static async Task EndedAsync(Task underway)
    {
        try
        {
            await underway.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
