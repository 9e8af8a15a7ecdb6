namespace Appliance.Screens.Terminals;

/// <summary>Reads a terminal on a thread of its own until it is disposed; then not one more byte is taken.</summary>
internal sealed class TerminalReader : IDisposable
{
    private readonly int _input;
    private readonly Action<byte[]> _received;
    private readonly Action _ended;
    private readonly int _wake;
    private readonly int _woken;
    private readonly Thread _thread;

    public TerminalReader(int input, Action<byte[]> received, Action ended)
    {
        (_input, _received, _ended) = (input, received, ended);
        (_woken, _wake) = NativeTerminal.Pipe();
        _thread = new Thread(Read) { IsBackground = true, Name = "Terminal" };
        _thread.Start();
    }

    public void Dispose()
    {
        NativeTerminal.Write(_wake, [0]);
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }

        NativeTerminal.CloseDescriptor(_wake);
        NativeTerminal.CloseDescriptor(_woken);
    }

    private void Read()
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (!NativeTerminal.WaitForSecond(_input, _woken))
        {
            var count = NativeTerminal.Read(_input, buffer);
            if (count == 0)
            {
                _ended();
                return;
            }

            _received(buffer[..count].ToArray());
        }
    }
}
