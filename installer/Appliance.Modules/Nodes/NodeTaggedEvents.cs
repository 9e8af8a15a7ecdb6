using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Modules.Nodes;

/// <summary>Events of one node, with its name on each.</summary>
public sealed class NodeTaggedEvents(string node, IEventSink inner) : IEventSink
{
    public void Publish(RunEvent value) => inner.Publish(value with { Node = node });
}
