using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Cli.Flows;

/// <summary>Hands events on, and keeps what undoing says of things that stay.</summary>
internal sealed class KeptNotes(IEventSink inner) : IEventSink
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Publish(RunEvent value)
    {
        if (value.Kind == EventKind.Message)
        {
            _all.Add(value.Text);
        }

        inner.Publish(value);
    }
}
