using System.Runtime.InteropServices;

namespace Appliance.Screens.Terminals;

/// <summary>The terminal that the process was started on.</summary>
public sealed class UnixTerminal : ITerminal
{
    private const byte ControlC = 3;

    private static readonly TimeSpan LeavingTime = TimeSpan.FromSeconds(2);

    private readonly int _input;
    private readonly int _output;
    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private Termios _before;
    private TerminalReader? _reader;

    public UnixTerminal(TerminalCapabilities capabilities)
        : this(capabilities, NativeTerminal.StandardInput, NativeTerminal.StandardOutput)
    {
    }

    internal UnixTerminal(TerminalCapabilities capabilities, int input, int output)
    {
        (Capabilities, _input, _output) = (capabilities, input, output);
        // Reached by an exit from anywhere, and by an exception that nobody catches on any thread.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => OnResized()));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, OnContinued));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, OnInterrupted));
        foreach (var end in new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            _signals.Add(PosixSignalRegistration.Create(end, _ => Leave()));
        }
    }

    public event Action<byte[]>? Input;

    public event Action? Resized;

    public event Action? Ended;

    public TerminalCapabilities Capabilities { get; }

    public TerminalSize Size => NativeTerminal.SizeOf(_output) ?? TerminalSize.Usual;

    public bool HasInput => NativeTerminal.HasInput(_input);

    public void Open()
    {
        lock (_lock)
        {
            if (_reader is not null)
            {
                return;
            }

            _before = NativeTerminal.GetAttributes(_input);
            TakeLine();
            _reader = new TerminalReader(_input, bytes => Input?.Invoke(bytes), () => Ended?.Invoke());
            Write(TerminalModes.Enter(Capabilities.Family));
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            if (_reader is null)
            {
                return;
            }

            _reader.Dispose();
            _reader = null;
            NativeTerminal.Write(_output, TerminalModes.Leave(Capabilities.Family));
            NativeTerminal.SetAttributes(_input, _before);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            // After a signal to end, a screen that is still being drawn must not come over the shell.
            if (_reader is not null)
            {
                NativeTerminal.Write(_output, bytes);
            }
        }
    }

    public void Dispose()
    {
        Close();
        _signals.ForEach(signal => signal.Dispose());
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
    }

    private void TakeLine() => NativeTerminal.SetAttributes(_input, _before.Raw(flowControl: Capabilities.Family != TerminalFamily.Xterm));

    private void OnExit(object? sender, EventArgs arguments) => Leave();

    // A line that takes no more bytes must not keep the process from ending.
    private void Leave()
    {
        if (!Task.Run(Close).Wait(LeavingTime))
        {
            NativeTerminal.SetAttributes(_input, _before, afterOutput: false);
        }
    }

    // Sent from elsewhere, it means what the key means, which is asked about on the screen.
    private void OnInterrupted(PosixSignalContext context)
    {
        if (_reader is not null)
        {
            context.Cancel = true;
            Input?.Invoke([ControlC]);
        }
    }

    private void OnResized()
    {
        if (_reader is not null)
        {
            Resized?.Invoke();
        }
    }

    // Stopped from outside, the shell set the line as it likes it.
    private void OnContinued(PosixSignalContext context)
    {
        lock (_lock)
        {
            if (_reader is null)
            {
                return;
            }

            // Else .NET would set the line as it found it, after us.
            context.Cancel = true;
            TakeLine();
            Write(TerminalModes.Enter(Capabilities.Family));
        }

        Resized?.Invoke();
    }
}
