using Appliance.Screens.Drawing;
using Appliance.Screens.Themes;

namespace Appliance.Wizard.Runs;

public sealed partial class RunView
{
    public override int HeightAt(int width) => 20;

    public override void Draw(Region region, Theme theme, bool focused)
    {
        var now = _time.GetUtcNow();
        // The last column is for the marks of scrolling.
        var width = region.Width - 1;
        DrawHead(region.Part(0, 0, width, 1), theme, now);
        _bar.Done = _progress.Done(now);
        _bar.Draw(region.Part(0, 1, width, 1), theme, focused: false);
        var body = region.Part(0, 3, region.Width, region.Height - 3);
        var log = LargeLog ? Math.Max(SmallLog, body.Height - 4) : SmallLog;
        var nodes = Math.Min(_progress.Nodes.Count, Math.Max(1, (body.Height - log - 1) / 2));
        nodes = _progress.Nodes.Count == 0 ? 0 : nodes;
        var steps = Math.Max(1, body.Height - log - 1 - nodes);
        if (Notice.Count > 0)
        {
            DrawNotice(body.Part(0, 0, width, steps), theme);
        }
        else
        {
            DrawSteps(body.Part(0, 0, body.Width, steps), theme, now, focused && !OnLog);
        }

        DrawNodes(body.Part(0, steps, width, nodes), theme, now);
        DrawTitle(body.Part(0, steps + nodes, width, 1), theme, focused && OnLog);
        _log.Draw(body.Part(0, steps + nodes + 1, body.Width, log), theme, focused && OnLog);
    }

    private void DrawHead(Region row, Theme theme, DateTimeOffset now)
    {
        var words = _words();
        var (stage, role) = _progress.Stage switch
        {
            RunStage.None => (words["run.begins"], Role.Muted),
            RunStage.Running => (words["run.running"], Role.Heading),
            RunStage.Proving => (words["run.proving"], Role.Heading),
            RunStage.Finished => (words["run.finished"], Role.Good),
            RunStage.Failed => (words["run.failed"], Role.Error),
            _ => (words["run.stopped"], Role.Warning),
        };
        var elapsed = ClockWords.Clock(_progress.Elapsed(now));
        var clock = _progress.Stage switch
        {
            RunStage.None => "",
            RunStage.Running => words.With("run.clock", elapsed, ClockWords.Clock(_progress.Expected(now))),
            _ => elapsed,
        };
        var end = row.Width - CellWidth.Of(clock);
        row.Text(0, 0, CellWidth.Cut(Note ?? stage, Math.Max(0, end - 1)), theme[Note is null ? role : Role.Warning]);
        row.Text(end, 0, clock, theme[Role.Text]);
    }

    private void DrawNotice(Region region, Theme theme)
    {
        var row = 0;
        foreach (var line in Notice)
        {
            foreach (var part in TextWrap.Lines(line.Text, region.Width))
            {
                region.Text(0, row++, part, theme[line.Role]);
            }
        }
    }

    private void DrawSteps(Region region, Theme theme, DateTimeOffset now, bool focused)
    {
        _page = Math.Max(1, region.Height);
        // One that is done is seen above what is under way, and what comes below it.
        _first = Math.Clamp(_away ? _first : _progress.Current < 0 ? _first : _progress.Current - (_page / 2), 0, Last);
        for (var row = 0; row < region.Height && _first + row < _progress.Steps.Count; row++)
        {
            DrawStep(region.Part(0, row, region.Width - 1, 1), theme, _progress.Steps[_first + row], now);
        }

        if (_first > 0)
        {
            region.Text(region.Width - 1, 0, theme.Glyphs.Less, theme[Role.Muted]);
        }

        if (_first + region.Height < _progress.Steps.Count)
        {
            region.Text(region.Width - 1, region.Height - 1, theme.Glyphs.More, theme[Role.Muted]);
        }

        if (focused)
        {
            region.Cursor(region.Width - 1, 0);
        }
    }

    private void DrawStep(Region row, Theme theme, StepProgress step, DateTimeOffset now)
    {
        var (mark, role) = Look(step.State);
        var state = StateOf(step, now);
        var end = row.Width - CellWidth.Of(state);
        row.Text(0, 0, mark, theme[role]);
        var running = step.State == StepState.Running ? Role.Heading : step.State is StepState.Waiting or StepState.Unchanged ? Role.Muted : Role.Text;
        var title = _words().Sentence(step.Title);
        row.Text(2, 0, CellWidth.Of(title) > end - 3 ? CellWidth.Fit(title, Math.Max(0, end - 3), theme.Glyphs.Cut) : title, theme[running]);
        row.Text(end, 0, state, theme[role]);
    }

    private string StateOf(StepProgress step, DateTimeOffset now)
    {
        var words = _words();
        var usual = step.Usual is { } seconds and >= 1 ? ClockWords.Short(words, seconds) : null;
        return step.State switch
        {
            StepState.Waiting => usual is null ? "" : words.With("run.usual", usual),
            StepState.Running => usual is null ? ClockWords.Short(words, step.Elapsed(now)) : words.With("run.so-far", ClockWords.Short(words, step.Elapsed(now)), usual),
            StepState.Done => step.Took >= 1 ? words.With("run.done-in", ClockWords.Short(words, step.Took.Value)) : words["run.done"],
            StepState.Unchanged => words["run.unchanged"],
            StepState.Failed => words["run.step-failed"],
            _ => words["run.step-stopped"],
        };
    }

    private void DrawNodes(Region region, Theme theme, DateTimeOffset now)
    {
        for (var row = 0; row < region.Height; row++)
        {
            var node = _progress.Nodes[row];
            var (mark, role) = Look(node.State);
            var place = node is { Index: { } index, Count: { } count } ? $"{index}/{count}" : "";
            var clock = ClockWords.Clock(TimeSpan.FromSeconds(node.Elapsed(now)));
            region.Text(0, row, mark, theme[role]);
            region.Text(2, row, CellWidth.Fit(node.Name, 16, theme.Glyphs.Cut), theme[Role.Text]);
            region.Text(19, row, CellWidth.Fit(place, 6, theme.Glyphs.Cut), theme[Role.Muted]);
            region.Text(26, row, CellWidth.Fit(_words().Sentence(node.Text), Math.Max(0, region.Width - 27 - clock.Length), theme.Glyphs.Cut), theme[role == Role.Error ? role : Role.Text]);
            region.Text(region.Width - clock.Length, row, clock, theme[role]);
        }
    }

    private void DrawTitle(Region row, Theme theme, bool focused)
    {
        row.Line(0, theme[Role.Border], theme.Glyphs);
        row.Text(2, 0, $" {_words()["run.log"]} ", theme[focused ? Role.Selected : Role.Heading]);
    }

    private static (string Mark, Role Role) Look(StepState state) => state switch
    {
        StepState.Running => (">", Role.Heading),
        StepState.Done => ("+", Role.Good),
        StepState.Unchanged => ("=", Role.Muted),
        StepState.Failed => ("!", Role.Error),
        StepState.Stopped => ("-", Role.Warning),
        _ => (" ", Role.Muted),
    };
}
