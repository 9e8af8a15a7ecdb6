using Appliance.Contracts.Events;

namespace Appliance.Planning.Events;

/// <summary>Takes what a run says. Must not throw and must be quick: steps wait for it.</summary>
public interface IEventSink
{
    void Publish(RunEvent value);
}
