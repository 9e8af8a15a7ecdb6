using System.Text;

namespace Appliance.Machines.Commands;

/// <summary>What a running program says on its two streams, line by line.</summary>
internal sealed class CommandOutput
{
    // A background process that inherited the streams may hold them open for good after the program has ended.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Action<string>? _onLine;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _reading;
    private int _lines;

    /// <param name="onLine">Called for one line at a time, whichever stream it came from.</param>
    public CommandOutput(TextReader output, TextReader error, Action<string>? onLine)
    {
        _onLine = onLine;
        _reading = Task.WhenAll(ReadAsync(output, _output), ReadAsync(error, _error));
    }

    /// <summary>Waits for the rest of what a program said that has ended.</summary>
    public async Task<(string Output, string Error)> FinishAsync()
    {
        for (var seen = -1; !_reading.IsCompleted && seen != _lines;)
        {
            seen = _lines;
            await Task.WhenAny(_reading, Task.Delay(Silence, CancellationToken.None));
        }

        if (_reading.IsFaulted)
        {
            await _reading;
        }

        lock (_gate)
        {
            return (_output.ToString(), _error.ToString());
        }
    }

    private async Task ReadAsync(TextReader reader, StringBuilder text)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                text.Append(line).Append('\n');
                _lines++;
                _onLine?.Invoke(line);
            }
        }
    }
}
