using System.Globalization;
using Appliance.Contracts.Events;
using Appliance.Planning.Events;

namespace Appliance.Cli.Output;

/// <summary>Events as lines a person reads. What is only of interest afterwards goes to the log alone.</summary>
internal sealed class TextEvents(Terminal terminal) : IEventSink
{
    public void Publish(RunEvent value)
    {
        if (value.Level == EventLevel.Detail)
        {
            return;
        }

        var text = value.Kind switch
        {
            EventKind.StepStarted => $"({value.Index}/{value.Count}) {value.Text}",
            EventKind.StepDone => value.Seconds >= 1 ? string.Create(CultureInfo.InvariantCulture, $"        done in {value.Seconds:0} s") : null,
            EventKind.StepRunning => $"        {value.Text}",
            EventKind.StepFailed => $"({value.Index}/{value.Count}) {value.Id}: {value.Text}",
            EventKind.StepReverted => $"undone: {value.Text}",
            _ => value.Text,
        };
        if (text is null)
        {
            return;
        }

        terminal.Out.WriteLine($"{Label.Of(terminal, value.Level)} {Label.Indent(text)}");
        if (value.Remedy is { } remedy)
        {
            terminal.Out.WriteLine($"          {terminal.Paint(Tone.Strong, "To do:")} {Label.Indent(remedy)}");
        }
    }
}
