using System.Runtime.InteropServices;

namespace Appliance.Cli.Flows;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks to stop after the step under way, the second interrupts that step. A lost terminal
/// (SIGHUP) stops nothing: a run started over a serial or SSH line goes on to its end.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<PosixSignalRegistration> _registrations;

    /// <param name="onFirst">Told when the first signal came.</param>
    public StopSignals(Action onFirst)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true),
        ];

        void Handle(PosixSignalContext context)
        {
            context.Cancel = true;
            if (_stop.IsCancellationRequested)
            {
                _abort.Cancel();
            }
            else
            {
                _stop.Cancel();
                onFirst();
            }
        }
    }

    /// <summary>Stop between two steps.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Stop at once.</summary>
    public CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
        _abort.Dispose();
    }
}
