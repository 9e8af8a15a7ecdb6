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

        var said = terminal.Speak(value.Text);
        var text = value.Kind switch
        {
            EventKind.StepStarted => $"({value.Index}/{value.Count}) {said}",
            EventKind.StepDone => value.Seconds >= 1 ? terminal.Speak(string.Create(CultureInfo.InvariantCulture, $"        done in {value.Seconds:0} s")) : null,
            EventKind.StepRunning => $"        {said}",
            EventKind.StepFailed => $"({value.Index}/{value.Count}) {value.Id}: {said}",
            EventKind.StepReverted => terminal.Speak($"undone: {value.Text}"),
            _ => said,
        };
        if (text is null)
        {
            return;
        }

        terminal.Out.WriteLine($"{Label.Of(terminal, value.Level)} {Label.Indent(text)}");
        if (value.Remedy is { } remedy)
        {
            terminal.Out.WriteLine($"          {terminal.Paint(Tone.Strong, terminal.Speak("To do:"))} {Label.Indent(terminal.Speak(remedy))}");
        }
    }
}
