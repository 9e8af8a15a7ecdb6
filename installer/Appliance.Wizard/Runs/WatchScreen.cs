using System.Collections.Concurrent;
using Appliance.Contracts.Events;
using Appliance.Screens.Drawing;
using Appliance.Screens.Keys;
using Appliance.Screens.Loop;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>The run page alone, for who looks on from another terminal.</summary>
public sealed class WatchScreen : Layer
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ScreenLoop _loop;
    private readonly WordCatalogue _words;
    private readonly Action _leave;
    private readonly RunProgress _progress = new();
    private readonly RunView _view;
    private readonly TrialTitle _title;
    private readonly KeyBar _keys = new();
    private readonly ConcurrentQueue<RunEvent> _said = new();
    private int _posted;
    private bool _isOver;
    private IDisposable? _ticker;

    /// <param name="leave">What q and Esc do.</param>
    public WatchScreen(ScreenLoop loop, WordCatalogue words, string product, string host, Action leave, TimeProvider time)
    {
        (_loop, _words, _leave) = (loop, words, leave);
        _title = new TrialTitle(product, host, () => words);
        _view = new RunView(_progress, () => words, time);
    }

    public override bool CoversAll => true;

    /// <summary>The trial's folder; null where it is none.</summary>
    public string? Trial { get => _title.Folder; init => _title.Folder = value; }

    /// <summary>What stands above the keys besides the state, such as why it is in English; null for nothing.</summary>
    public string? Beside { get; init; }

    /// <summary>Shows it. From any thread.</summary>
    public void Publish(RunEvent value)
    {
        _said.Enqueue(value);
        if (Interlocked.Exchange(ref _posted, 1) == 0)
        {
            _loop.Post(TakeAll);
        }
    }

    /// <summary>Nothing more will come.</summary>
    /// <param name="note">Why, where the events do not say it.</param>
    public void End(string? note)
    {
        (_view.Note, _isOver) = (note, true);
        Tick(on: false);
    }

    public override void Draw(Region whole, Theme theme)
    {
        _title.Draw(whole.Row(0), theme);
        _view.Draw(whole.Part(1, 2, whole.Width - 1, whole.Height - 5), theme, focused: true);
        whole.Text(1, whole.Height - 3, CellWidth.Cut(Beside ?? "", whole.Width - 2), theme[Role.Warning]);
        whole.Text(1, whole.Height - 2, CellWidth.Cut(_words[State], whole.Width - 2), theme[Role.Muted]);
        _keys.Hints = [new("q", _words["key.quit"]), new("F8", _words[_view.LargeLog ? "key.small-log" : "key.large-log"]), new("Tab", _words["key.steps-log"]), new("F3", _words["key.redraw"])];
        _keys.Draw(whole.Row(whole.Height - 1), theme, focused: false);
    }

    public override bool Handle(KeyPress key)
    {
        if (key.Is('q') || key.Is(Key.Escape) || key.Is(Key.F10) || key.IsControl('c'))
        {
            _leave();
            return true;
        }

        return _view.Handle(key);
    }

    // What leaving means, as things stand.
    private string State => _progress.Stage switch
    {
        RunStage.Finished => "watch.finished",
        RunStage.Failed => "watch.failed",
        RunStage.Stopped => "watch.stopped",
        RunStage.None => "watch.not-begun",
        _ => _isOver ? "watch.over" : "watch.title",
    };

    private void TakeAll()
    {
        Volatile.Write(ref _posted, 0);
        while (_said.TryDequeue(out var value))
        {
            _progress.Take(value);
        }

        Tick(on: _progress.Stage is RunStage.Running or RunStage.Proving);
    }

    private void Tick(bool on)
    {
        if (on)
        {
            _ticker ??= _loop.Every(Second, () => { });
            return;
        }

        _ticker?.Dispose();
        _ticker = null;
    }
}
