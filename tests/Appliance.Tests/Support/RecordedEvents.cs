using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Tests.Support;

internal sealed class RecordedEvents : IEventSink
{
    public List<RunEvent> All { get; } = [];

    public void Publish(RunEvent value) => All.Add(value);
}
