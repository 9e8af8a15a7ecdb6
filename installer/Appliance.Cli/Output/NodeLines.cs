using Appliance.Contracts.Events;
using Appliance.Modules.Nodes;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>Events of nodes as lines, for what is no terminal: each begins with the node's name.</summary>
internal sealed class NodeLines(TextWriter writer) : IEventSink
{
    public void Publish(RunEvent value)
    {
        if (value.Level == EventLevel.Detail || value.Kind is EventKind.StepDone or EventKind.StepUnchanged or EventKind.StepOutput)
        {
            return;
        }

        var start = value.Node is { } node ? node + ": " : "";
        var mark = value.Level switch { EventLevel.Error => "ERROR: ", EventLevel.Warning => "WARNING: ", _ => "" };
        var step = value is { Kind: EventKind.StepStarted or EventKind.StepFailed, Index: { } index, Count: { } count } ? $"({index}/{count}) " : "";
        foreach (var line in $"{step}{mark}{value.Text}{(value.Remedy is { } remedy ? "\nTo do: " + remedy : "")}".Split('\n'))
        {
            writer.WriteLine(start + line);
        }

        writer.Flush();
    }
}

/// <summary>A display that only hands events on, one at a time.</summary>
internal sealed class NodeStream(IEventSink inner, TimeProvider time) : INodeDisplay
{
    private readonly Lock _gate = new();

    public void Publish(RunEvent value)
    {
        lock (_gate)
        {
            inner.Publish(value);
        }
    }

    public void End(EnrolmentResult result)
    {
        if (result.Outcome == EnrolmentOutcome.Enrolled)
        {
            Publish(new RunEvent { Time = time.GetUtcNow(), Node = result.Node, Kind = EventKind.RunFinished, Text = "Enrolled.", Seconds = result.Seconds });
        }
    }

    public void Note(string text) => Publish(new RunEvent { Time = time.GetUtcNow(), Kind = EventKind.Message, Text = text });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
