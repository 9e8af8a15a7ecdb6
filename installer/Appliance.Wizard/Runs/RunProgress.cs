using Appliance.Contracts.Events;

namespace Appliance.Wizard.Runs;

/// <summary>A run as its events tell it: here, or read from its folder by who looks on.</summary>
public sealed partial class RunProgress
{
    private readonly List<StepProgress> _steps = [];
    private readonly List<NodeProgress> _nodes = [];
    private readonly List<string> _output = [];
    private DateTimeOffset? _begun;
    private DateTimeOffset? _ended;

    /// <summary>Told of each line for the log.</summary>
    public event Action<RunEvent>? Logged;

    public string? Run { get; private set; }

    public RunStage Stage { get; private set; }

    public IReadOnlyList<StepProgress> Steps => _steps;

    /// <summary>The other machines that work, when there are any.</summary>
    public IReadOnlyList<NodeProgress> Nodes => _nodes;

    /// <summary>The step under way, or that failed; -1 when there is none.</summary>
    public int Current => _steps.FindLastIndex(step => step.State is StepState.Running or StepState.Failed or StepState.Stopped);

    /// <summary>What was said of the failure; null when nothing failed.</summary>
    public RunEvent? Failure { get; private set; }

    /// <summary>What the step under way, or that failed, has said so far.</summary>
    public IReadOnlyList<string> Output => _output;

    public TimeSpan Elapsed(DateTimeOffset now) => _begun is not { } begun ? TimeSpan.Zero
        : (_ended ?? now) is var end && end > begun ? end - begun : TimeSpan.Zero;

    /// <summary>From 0 to 1; a step under way never counts as done.</summary>
    public double Done(DateTimeOffset now)
    {
        var whole = _steps.Sum(step => step.Weight);
        return Stage is RunStage.Finished or RunStage.Proving ? 1
            : whole == 0 ? 0
            : _steps.Sum(step => step.State is StepState.Done or StepState.Unchanged ? step.Weight : Math.Min(Elapsed(step, now), 0.9 * step.Weight)) / whole;
    }

    /// <summary>How long all of it will take, as it looks now: what has gone by and what usually follows.</summary>
    public TimeSpan Expected(DateTimeOffset now)
    {
        var left = _steps.Sum(step => step.State is StepState.Done or StepState.Unchanged ? 0 : Math.Max(0, step.Weight - Elapsed(step, now)));
        return Elapsed(now) + TimeSpan.FromSeconds(left);
    }

    private static double Elapsed(StepProgress step, DateTimeOffset now) => step.State == StepState.Running ? step.Elapsed(now) : 0;
}
