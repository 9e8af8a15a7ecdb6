using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>
/// Events for an output that may go away: a terminal whose line was cut, a full disk behind a redirection. The run goes on
/// without it; the log has everything.
/// </summary>
internal sealed class LastingEvents(IEventSink inner) : IEventSink
{
    private bool _gone;

    public void Publish(RunEvent value)
    {
        if (_gone)
        {
            return;
        }

        try
        {
            inner.Publish(value);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            _gone = true;
        }
    }
}
