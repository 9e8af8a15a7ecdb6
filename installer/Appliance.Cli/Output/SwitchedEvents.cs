using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>Events for an output that something else may have for a while.</summary>
internal sealed class SwitchedEvents(IEventSink inner) : IEventSink
{
    /// <summary>Whether events are handed on.</summary>
    public bool IsOn { get; set; } = true;

    public void Publish(RunEvent value)
    {
        if (IsOn)
        {
            inner.Publish(value);
        }
    }
}
