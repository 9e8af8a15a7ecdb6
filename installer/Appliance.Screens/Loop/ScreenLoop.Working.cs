using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Loop;

public sealed partial class ScreenLoop
{
    private ITimer? _escapeTimer;
    private int _reads;

    private void OnInput(byte[] bytes) => _queue.Add(() => Take(bytes));

    private void OnResized() => _queue.Add(Redraw);

    private void OnEnded() => _queue.Add(() => _end ??= LoopEnd.TerminalGone);

    // All that is there already is drawn once. Not what comes meanwhile: that might never end.
    private void Work(Action first)
    {
        var more = _queue.Count;
        first();
        while (more-- > 0 && _end is null && _queue.TryTake(out var next))
        {
            next();
        }

        if (_changed && _end is null)
        {
            Draw();
        }
    }

    private void Take(byte[] bytes)
    {
        _reads++;
        Handle(_decoder.Feed(bytes));
        AwaitMore();
    }

    private void AwaitMore()
    {
        _escapeTimer?.Dispose();
        _escapeTimer = null;
        if (_decoder.Wait is { } wait)
        {
            var reads = _reads;
            _escapeTimer = time.CreateTimer(_ => _queue.Add(() => EndSequence(reads)), null, wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndSequence(int reads)
    {
        // Bytes that came before the timer was seen belong to the sequence.
        if (reads != _reads)
        {
            return;
        }

        // Nobody paused but the thread that reads.
        if (terminal.HasInput)
        {
            AwaitMore();
        }
        else
        {
            Handle(_decoder.Flush());
        }
    }

    private void Handle(IReadOnlyList<KeyPress> keys)
    {
        foreach (var key in keys)
        {
            if (_end is null)
            {
                Handle(key);
            }
        }
    }

    private void Handle(KeyPress key)
    {
        if (!terminal.Size.Holds(Least))
        {
            // Nobody types blindly into fields; but leaving must be possible.
            _changed |= Unseen is { } unseen ? unseen(key) : key.IsControl('c') && Shortcuts?.Invoke(key) == true;
        }
        else if (Shortcuts?.Invoke(key) == true)
        {
            _changed = true;
        }
        else if (key.Is(Key.F3) || key.IsControl('l'))
        {
            Redraw();
        }
        else if (_layers.Count > 0)
        {
            _changed |= _layers[^1].Handle(key);
        }
    }

    private void Draw()
    {
        _changed = false;
        Draws++;
        var canvas = new Canvas(terminal.Size);
        if (canvas.Size.Holds(Least))
        {
            DrawLayers(canvas);
        }
        else
        {
            DrawTooSmall(canvas.Whole, words.TooSmall(canvas.Size, Least));
        }

        var bytes = _writer.Write(canvas);
        if (bytes.Length > 0)
        {
            terminal.Write(bytes.Span);
        }
    }

    private void DrawLayers(Canvas canvas)
    {
        foreach (var layer in _layers.Skip(Math.Max(0, _layers.FindLastIndex(layer => layer.CoversAll))))
        {
            // The cursor stands where the keys go.
            canvas.Cursor = null;
            layer.Draw(canvas.Whole, Theme);
        }
    }

    private void DrawTooSmall(Region whole, string text)
    {
        var lines = TextWrap.Lines(text, whole.Width);
        var row = Math.Max(0, (whole.Height - lines.Count) / 2);
        foreach (var line in lines)
        {
            whole.Text(Math.Max(0, (whole.Width - CellWidth.Of(line)) / 2), row++, line, Theme[Role.Text]);
        }
    }
}
