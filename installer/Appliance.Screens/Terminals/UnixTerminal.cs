using System.Runtime.InteropServices;

namespace Appliance.Screens.Terminals;

/// <summary>The terminal that the process was started on.</summary>
public sealed class UnixTerminal : ITerminal
{
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
        // Also reached by a signal to end and by an exception that nobody catches.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => OnResized()));
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => OnContinued()));
    }

    public event Action<byte[]>? Input;

    public event Action? Resized;

    public event Action? Ended;

    public TerminalCapabilities Capabilities { get; }

    public TerminalSize Size => NativeTerminal.SizeOf(_output) ?? TerminalSize.Usual;

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
            Write(TerminalModes.Leave(Capabilities.Family));
            NativeTerminal.SetAttributes(_input, _before);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes) => NativeTerminal.Write(_output, bytes);

    public void Dispose()
    {
        Close();
        _signals.ForEach(signal => signal.Dispose());
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
    }

    private void TakeLine() => NativeTerminal.SetAttributes(_input, _before.Raw(flowControl: Capabilities.Family != TerminalFamily.Xterm));

    private void OnExit(object? sender, EventArgs arguments) => Close();

    private void OnResized()
    {
        if (_reader is not null)
        {
            Resized?.Invoke();
        }
    }

    // Stopped from outside, the shell set the line as it likes it.
    private void OnContinued()
    {
        lock (_lock)
        {
            if (_reader is null)
            {
                return;
            }

            TakeLine();
            Write(TerminalModes.Enter(Capabilities.Family));
        }

        Resized?.Invoke();
    }
}
