using System.Runtime.InteropServices;

namespace Appliance.Cli.Flows;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks to stop after the step under way, the second interrupts that step. A lost terminal
/// (SIGHUP) stops nothing: a run started over a serial or SSH line goes on to its end.
/// </summary>
/// <remarks>For a full screen, which sees Ctrl-C as a key and asks, SIGINT is none of them.</remarks>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly List<PosixSignalRegistration> _registrations;

    private readonly CancellationTokenSource _hungUp = new();

    /// <param name="onFirst">Told when the first signal came.</param>
    public StopSignals(Action onFirst)
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, HandleKey),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, HandleLoss),
        ];

        void HandleKey(PosixSignalContext context)
        {
            context.Cancel = true;
            if (!OnScreen)
            {
                Handle(context);
            }
        }

        void HandleLoss(PosixSignalContext context)
        {
            context.Cancel = true;
            _hungUp.Cancel();
        }

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

    /// <summary>Whether a full screen has the terminal.</summary>
    public bool OnScreen { get; set; }

    /// <summary>The terminal is lost. Whoever asks a person stops asking; a run goes on.</summary>
    public CancellationToken HungUp => _hungUp.Token;

    /// <summary>Stop between two steps.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Stop at once.</summary>
    public CancellationToken Abort => _abort.Token;

    public StopTokens Tokens => new(Stop, Abort);

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _hungUp.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }
}
