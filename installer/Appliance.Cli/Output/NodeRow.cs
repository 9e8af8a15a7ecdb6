using System.Globalization;
using Appliance.Contracts.Events;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Output;

/// <summary>What is known of one node while many are enrolled.</summary>
internal sealed class NodeRow(string name)
{
    private long? _begun;
    private TimeSpan? _took;

    public string Name { get; } = name;

    public NodeRowState State { get; private set; } = NodeRowState.Waiting;

    /// <summary>The step under way: <c>3/12</c>.</summary>
    public string Step { get; private set; } = "";

    /// <summary>What was said last.</summary>
    public string Text { get; private set; } = "";

    public TimeSpan Elapsed(TimeProvider time) => _took ?? (_begun is { } begun ? time.GetElapsedTime(begun) : TimeSpan.Zero);

    public void Take(RunEvent value, TimeProvider time)
    {
        _begun ??= time.GetTimestamp();
        State = State == NodeRowState.Waiting ? NodeRowState.Running : State;
        if (value is { Index: { } index, Count: { } count })
        {
            Step = string.Create(CultureInfo.InvariantCulture, $"{index}/{count}");
        }

        if (value.Kind is not (EventKind.StepDone or EventKind.StepRunning or EventKind.StepUnchanged or EventKind.StepOutput) && (value.Level != EventLevel.Detail || value.Id == "copy"))
        {
            Text = value.Text.Split('\n')[0];
        }
    }

    public void End(EnrolmentResult result)
    {
        _took = TimeSpan.FromSeconds(result.Seconds);
        Text = result.Cause?.Split('\n')[0] ?? "";
        State = result.Outcome switch
        {
            EnrolmentOutcome.Enrolled => NodeRowState.Done,
            EnrolmentOutcome.Failed => NodeRowState.Failed,
            EnrolmentOutcome.Stopped => NodeRowState.Stopped,
            _ => NodeRowState.Waiting,
        };
    }
}

internal enum NodeRowState
{
    Waiting,
    Running,
    Done,
    Failed,
    Stopped,
}
