using System.Collections.Concurrent;
using Appliance.Contracts.Events;
using Appliance.Planning.Questions;
using Appliance.Planning.Runs;
using Appliance.Screens.Loop;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>The second half of the wizard: plan, run, failure, done; and what they share.</summary>
/// <remarks>On the thread of the screen only. The work itself is done elsewhere and goes on without a screen.</remarks>
public sealed partial class RunPages
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ScreenLoop _loop;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<RunEvent> _said = new();
    private int _posted;
    private IDisposable? _ticker;

    public RunPages(IWizard wizard, ScreenLoop loop, Interview interview, IWizardWork work, RunPagesOptions options, TimeProvider time)
    {
        (Wizard, _loop, Interview, Work, Options, _time) = (wizard, loop, interview, work, options, time);
        Doing = work;
        Waivers = [.. options.Waivers];
        Progress = new RunProgress();
        View = new RunView(Progress, () => Words, time);
        (Plan, Run, Failure, Done) = (new PlanPage(this), new RunPage(this), new FailurePage(this), new DonePage(this));
        Join = options.Join is { } join ? new JoinPage(this, join) : null;
        work.Said += Hear;
        if (options.Join is { } node)
        {
            node.Said += Hear;
            node.Awaits += (name, words) => loop.Post(() => AskForApproval(name, words));
            node.Confirm = ConfirmNodeAsync;
        }

        interview.Changed += () => _isStale = true;
    }

    /// <summary>In their order, to be put behind the pages of questions.</summary>
    public IReadOnlyList<WizardPage> All => [.. Join is null ? Array.Empty<WizardPage>() : [Join], Plan, Run, Failure, Done];

    /// <summary>What is under way, also when the screen is gone; done when nothing is.</summary>
    public Task Underway { get; private set; } = Task.CompletedTask;

    /// <summary>Whether machines are being changed.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>How the last run ended; null before.</summary>
    public RunResult? Result { get; private set; }

    /// <summary>What was seen when it was tried; null before.</summary>
    public WorkProofs? Proofs { get; private set; }

    /// <summary>Whether the unfinished run was undone.</summary>
    public bool IsUndone { get; private set; }

    internal IWizard Wizard { get; }

    internal Interview Interview { get; }

    internal IWizardWork Work { get; }

    /// <summary>What the run under way, or the last one, is done by.</summary>
    internal IRunWork Doing { get; private set; }

    /// <summary>Whether that makes this machine a node.</summary>
    internal bool IsJoining => ReferenceEquals(Doing, Options.Join);

    /// <summary>The command that goes on with that later.</summary>
    internal string Command => IsJoining ? Options.JoinCommand : Options.Command;

    internal RunPagesOptions Options { get; }

    internal RunProgress Progress { get; }

    internal RunView View { get; }

    internal WordCatalogue Words => Wizard.Words;

    internal JoinPage? Join { get; }

    internal PlanPage Plan { get; }

    internal RunPage Run { get; }

    internal FailurePage Failure { get; }

    internal DonePage Done { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>What leads to the answer that a text names, and from there to the plan; null when it names none.</summary>
    internal Action? WayTo(string text) =>
        WayTo(Interview.Catalogue.Questions.Where(question => text.Contains(question.Id, StringComparison.Ordinal)).MaxBy(question => question.Id.Length));

    /// <summary>What leads to the first answer of an area.</summary>
    internal Action? WayToArea(string area) =>
        WayTo(Interview.Catalogue.Questions.FirstOrDefault(question => question.Area == area && Interview.Draft.IsAsked(question)));

    private Action? WayTo(Question? question) =>
        question is not null && Wizard.Pages.OfType<AreaPage>().FirstOrDefault(page => page.Area == question.Area) is { } page
            ? () => page.Visit(new AnswerPath(question, []), Plan)
            : null;

    /// <summary>Draws once a second for as long as something is under way.</summary>
    private void Tick(bool on)
    {
        _ticker?.Dispose();
        _ticker = on ? _loop.Every(Second, () => { }) : null;
    }

    // A step that says very much is drawn as often as there is time for it, not line by line.
    private void Hear(RunEvent value)
    {
        _said.Enqueue(value);
        if (Interlocked.Exchange(ref _posted, 1) == 0)
        {
            _loop.Post(TakeAll);
        }
    }

    private void TakeAll()
    {
        Volatile.Write(ref _posted, 0);
        while (_said.TryDequeue(out var value))
        {
            View.Notice = value.Kind == EventKind.RunStarted ? [] : View.Notice;
            Undoing?.Take(value);
            Progress.Take(value);
        }
    }
}
