using Appliance.Screens.Keys;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>A run at work: how far it is, its steps, and the end of its log.</summary>
public sealed partial class RunView : View
{
    private const int SmallLog = 6;

    private readonly RunProgress _progress;
    private readonly Func<WordCatalogue> _words;
    private readonly TimeProvider _time;
    private readonly TextPane _log = new() { Follows = true };
    private readonly ProgressBar _bar = new();
    private int _first;
    private int _page = 1;
    private bool _away;

    public RunView(RunProgress progress, Func<WordCatalogue> words, TimeProvider time)
    {
        (_progress, _words, _time) = (progress, words, time);
        progress.Logged += value =>
        {
            foreach (var line in LogLines.Of(value, _words()))
            {
                _log.Append(line);
            }
        };
    }

    /// <summary>What stands in place of the stage, such as that it is about to stop.</summary>
    public string? Note { get; set; }

    /// <summary>What a person is to do now, in place of the steps; empty for nothing.</summary>
    public IReadOnlyList<TextLine> Notice { get; set; } = [];

    /// <summary>Whether the log has most of the room.</summary>
    public bool LargeLog { get; set; }

    private bool OnLog { get; set; }

    public override bool Handle(KeyPress key)
    {
        if (key.Is(Key.F8))
        {
            LargeLog = !LargeLog;
            return true;
        }

        if (key is { Key: Key.Tab, Modifiers: KeyModifiers.None or KeyModifiers.Shift })
        {
            OnLog = !OnLog;
            // The second Tab leads on.
            return OnLog;
        }

        if (key.Is(Key.Enter))
        {
            return true;
        }

        return OnLog ? _log.Handle(key) : Move(key);
    }

    private bool Move(KeyPress key)
    {
        var target = key switch
        {
            { Modifiers: not KeyModifiers.None } => (int?)null,
            { Key: Key.Up } => _first - 1,
            { Key: Key.Down } => _first + 1,
            { Key: Key.PageUp } => _first - _page,
            { Key: Key.PageDown } => _first + _page,
            { Key: Key.Home } => 0,
            { Key: Key.End } => int.MaxValue / 2,
            _ => null,
        };
        if (target is not { } wanted)
        {
            return false;
        }

        _first = Math.Clamp(wanted, 0, Last);
        // At the end, what is under way is followed again.
        _away = !key.Is(Key.End);
        return true;
    }

    private int Last => Math.Max(0, _progress.Steps.Count - _page);
}
