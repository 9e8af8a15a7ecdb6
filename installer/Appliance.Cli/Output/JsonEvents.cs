using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>Events as JSON, one object per line, for programs.</summary>
internal sealed class JsonEvents(TextWriter writer) : IEventSink
{
    public void Publish(RunEvent value)
    {
        writer.WriteLine(EventJson.Write(value));
        writer.Flush();
    }
}
