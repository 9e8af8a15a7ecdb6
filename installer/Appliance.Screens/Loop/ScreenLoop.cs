using System.Collections.Concurrent;
using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using Appliance.Screens.Themes;

namespace Appliance.Screens.Loop;

/// <summary>
/// The one thread that owns the screen. Keys, new sizes and what other threads post come to it through one queue; it
/// sleeps while that is empty, and draws only when something changed.
/// </summary>
public sealed partial class ScreenLoop(ITerminal terminal, ScreenWords words, TimeProvider time) : ILayers
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly KeyDecoder _decoder = new(terminal.Capabilities);
    private readonly CanvasWriter _writer = new(terminal.Capabilities);
    private readonly List<Layer> _layers = [];
    private bool _changed;
    private LoopEnd? _end;

    /// <summary>The least size that screens are made for.</summary>
    public static TerminalSize Least { get; } = TerminalSize.Usual;

    public ScreenWords Words => words;

    /// <summary>Set on the thread of the screen only, like all here but <see cref="Post"/>.</summary>
    public Theme Theme
    {
        get;
        set
        {
            field = value;
            _changed = true;
        }
    } = Theme.For(terminal.Capabilities);

    /// <summary>Sees each key first, whatever lies on the screen, and tells whether it took it.</summary>
    public Func<KeyPress, bool>? Shortcuts { get; set; }

    /// <summary>Gets the keys in a window that is too small to show what they do. Without it <see cref="Shortcuts"/> gets Ctrl-C, so that leaving is possible.</summary>
    public Func<KeyPress, bool>? Unseen { get; set; }

    /// <summary>How many times the screen was drawn.</summary>
    internal int Draws { get; private set; }

    /// <summary>Takes the terminal and blocks until <see cref="Stop"/>; however it ends, the terminal is as it was.</summary>
    public LoopEnd Run(Layer first, CancellationToken cancellationToken)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new LoopContext(this));
        try
        {
            using var cancelled = cancellationToken.Register(() => Post(() => _end ??= LoopEnd.Cancelled));
            Open(first);
            while (_end is null)
            {
                Work(_queue.Take(CancellationToken.None));
            }

            return _end.Value;
        }
        finally
        {
            Close();
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs something on the thread of the screen and draws after it. From any thread.</summary>
    public void Post(Action action) => _queue.Add(() =>
    {
        action();
        _changed = true;
    });

    /// <summary>Ends <see cref="Run"/>.</summary>
    public void Stop() => _end ??= LoopEnd.Stopped;

    /// <summary>Draws everything anew: something else may have written on the screen.</summary>
    public void Redraw()
    {
        _writer.Forget();
        _changed = true;
    }

    /// <summary>Gives the terminal away for so long, as to a shell.</summary>
    public void Outside(Action work)
    {
        terminal.Close();
        try
        {
            work();
        }
        finally
        {
            TakeBack();
        }
    }

    private void TakeBack()
    {
        try
        {
            terminal.Open();
            Redraw();
        }
        catch (IOException)
        {
            // The line was cut meanwhile.
            _end ??= LoopEnd.TerminalGone;
        }
    }

    /// <summary>Runs something again and again, such as showing the time that went by, until the result is disposed.</summary>
    public IDisposable Every(TimeSpan interval, Action action)
    {
        var waiting = 0;
        return time.CreateTimer(
            _ =>
            {
                // One that is late is not made up for.
                if (Interlocked.Exchange(ref waiting, 1) == 0)
                {
                    Post(() =>
                    {
                        Volatile.Write(ref waiting, 0);
                        action();
                    });
                }
            },
            null,
            interval,
            interval);
    }

    public void Push(Layer layer)
    {
        _layers.Add(layer);
        _changed = true;
    }

    public void Remove(Layer layer)
    {
        _layers.Remove(layer);
        _changed = true;
    }

    internal void Open(Layer first)
    {
        _end = null;
        _layers.Clear();
        terminal.Input += OnInput;
        terminal.Resized += OnResized;
        terminal.Ended += OnEnded;
        Push(first);
        _writer.Forget();
        terminal.Open();
        Draw();
    }

    internal void Close()
    {
        terminal.Close();
        terminal.Input -= OnInput;
        terminal.Resized -= OnResized;
        terminal.Ended -= OnEnded;
        _escapeTimer?.Dispose();
    }

    /// <summary>Works off what is there, without waiting.</summary>
    internal void Pump()
    {
        while (_end is null && _queue.TryTake(out var next))
        {
            Work(next);
        }
    }
}
