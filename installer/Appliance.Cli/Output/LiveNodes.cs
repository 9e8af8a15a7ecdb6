using System.Text;
using Appliance.Contracts.Events;
using Appliance.Modules.Nodes;

namespace Appliance.Cli.Output;

/// <summary>A table that stays in its place on the terminal, one row per node.</summary>
internal sealed class LiveNodes : INodeDisplay
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Terminal _terminal;
    private readonly TimeProvider _time;
    private readonly Func<(int Width, int Height)> _size;
    private readonly IReadOnlyList<NodeRow> _rows;
    private readonly ITimer _timer;
    private string? _note;
    private int _painted;
    private bool _gone;

    /// <param name="size">Of the terminal, now.</param>
    public LiveNodes(Terminal terminal, IEnumerable<string> nodes, Func<(int Width, int Height)> size, TimeProvider time)
    {
        _terminal = terminal;
        _time = time;
        _size = size;
        _rows = [.. nodes.Select(node => new NodeRow(node))];
        _timer = time.CreateTimer(_ => Paint(), null, TimeSpan.Zero, Pace);
    }

    public void Publish(RunEvent value)
    {
        lock (_gate)
        {
            _rows.FirstOrDefault(row => row.Name == value.Node)?.Take(value, _time);
        }
    }

    public void End(EnrolmentResult result)
    {
        lock (_gate)
        {
            _rows.First(row => row.Name == result.Node).End(result);
        }
    }

    public void Note(string text)
    {
        lock (_gate)
        {
            _note = text;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Paint();
    }

    private void Paint()
    {
        lock (_gate)
        {
            if (_gone)
            {
                return;
            }

            var (width, height) = _size();
            var lines = NodeRowsText.Lines(_terminal, _rows, _note, width, height, _time);
            // Up to the first line of what is there (CPL), over it, and nothing left below (ED).
            var screen = new StringBuilder(_painted > 0 ? $"\e[{_painted}F" : "");
            foreach (var line in lines)
            {
                screen.Append("\e[2K").Append(line).Append('\n');
            }

            _painted = lines.Count;
            try
            {
                _terminal.Out.Write(screen.Append("\e[0J"));
                _terminal.Out.Flush();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The line was cut. The nodes go on; each has its log.
                _gone = true;
            }
        }
    }
}
