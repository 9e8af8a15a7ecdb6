using System.Globalization;

namespace Appliance.Cli.Output;

/// <summary>Rows of nodes within a screen: none is wider, and those that matter least are left out when there are too many.</summary>
internal static class NodeRowsText
{
    private const int WidestName = 26;
    private const int StateWidth = 7;
    private const int StepWidth = 5;
    private const int TimeWidth = 6;

    // The counts below the rows, the note, and the line the cursor is on.
    private const int OtherLines = 3;

    // In which order rows are given up when the screen is too low.
    private static readonly NodeRowState[] LeastFirst = [NodeRowState.Waiting, NodeRowState.Done, NodeRowState.Stopped, NodeRowState.Running, NodeRowState.Failed];

    public static IReadOnlyList<string> Lines(Terminal terminal, IReadOnlyList<NodeRow> rows, string? note, int width, int height, TimeProvider time)
    {
        var shown = Fit(rows, Math.Max(1, height - OtherLines));
        var name = Math.Min(Math.Min(WidestName, Math.Max(1, width - StateWidth - 2)), rows.Max(row => row.Name.Length));
        return
        [
            .. shown.Select(row => Line(terminal, row, name, width - 1, time)),
            Cut(Counts(rows), width - 1),
            .. note is null ? [] : (string[])[Cut(note, width - 1)],
        ];
    }

    private static IReadOnlyList<NodeRow> Fit(IReadOnlyList<NodeRow> rows, int most)
    {
        var shown = rows.ToList();
        foreach (var state in LeastFirst)
        {
            for (var i = shown.Count - 1; i >= 0 && shown.Count > most; i--)
            {
                if (shown[i].State == state)
                {
                    shown.RemoveAt(i);
                }
            }
        }

        return shown;
    }

    private static string Line(Terminal terminal, NodeRow row, int nameWidth, int width, TimeProvider time)
    {
        var state = row.State.ToString().ToLowerInvariant();
        var seconds = row.State == NodeRowState.Waiting ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.Elapsed(time).TotalSeconds:0} s");
        var rest = $" {row.Step,StepWidth} {seconds,TimeWidth}  {row.Text}";
        var left = width - nameWidth - 1 - StateWidth;
        return $"{Cut(row.Name, nameWidth).PadRight(nameWidth)} {terminal.Paint(Tone(row.State), state.PadRight(StateWidth))}{Cut(rest, left)}".TrimEnd();
    }

    private static string Counts(IReadOnlyList<NodeRow> rows) => $"{rows.Count} nodes: " + string.Join(", ", Enum.GetValues<NodeRowState>()
        .Select(state => (State: state, Count: rows.Count(row => row.State == state)))
        .Where(group => group.Count > 0)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count} {group.State.ToString().ToLowerInvariant()}")));

    private static string Cut(string text, int width)
    {
        // What a far machine says may hold anything; here it must neither move the cursor nor take two lines.
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= width ? clean : width < 2 ? "" : clean[..(width - 1)] + "…";
    }

    private static Tone Tone(NodeRowState state) => state switch
    {
        NodeRowState.Done => Output.Tone.Good,
        NodeRowState.Failed => Output.Tone.Bad,
        NodeRowState.Stopped => Output.Tone.Warning,
        NodeRowState.Running => Output.Tone.Strong,
        _ => Output.Tone.Faint,
    };
}
