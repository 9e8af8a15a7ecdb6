using System.Globalization;
using Appliance.Contracts.Events;
using Appliance.Screens.Themes;
using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Runs;

/// <summary>An event as lines of the log pane.</summary>
internal static class LogLines
{
    public static IEnumerable<TextLine> Of(RunEvent value, WordCatalogue words)
    {
        var node = value.Node is { } name ? $"[{name}] " : "";
        if (Text(value with { Text = words.Sentence(value.Text) }) is { } text)
        {
            foreach (var line in text.TrimEnd('\n').Split('\n'))
            {
                yield return new TextLine(node + line, Tone(value));
            }
        }

        if (value.Remedy is { } remedy)
        {
            yield return new TextLine($"{node}  {words.With("run.to-do", words.Sentence(remedy))}", Tone(value));
        }
    }

    private static string? Text(RunEvent value) => value.Kind switch
    {
        EventKind.StepStarted or EventKind.StepFailed => string.Create(CultureInfo.InvariantCulture, $"({value.Index}/{value.Count}) {value.Text}"),
        EventKind.StepOutput => "  " + value.Text.Replace("\n", "\n  ", StringComparison.Ordinal),
        EventKind.StepUnchanged or EventKind.StepDone or EventKind.Proven => null,
        _ => value.Text,
    };

    private static Role Tone(RunEvent value) => value switch
    {
        { Level: EventLevel.Error } => Role.Error,
        { Level: EventLevel.Warning } => Role.Warning,
        { Level: EventLevel.Detail } => Role.Muted,
        _ => Role.Text,
    };
}
