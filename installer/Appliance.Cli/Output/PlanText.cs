using System.Globalization;
using Appliance.Planning.Plans;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Output;

/// <summary>A plan as a person reads it: each change with its diff, and the hash.</summary>
internal static class PlanText
{
    public static void Write(Terminal terminal, Plan plan, string title, bool withDiffs)
    {
        var changes = plan.Changes;
        terminal.Out.WriteLine(terminal.Speak(string.Create(CultureInfo.InvariantCulture, $"{title}: {changes.Count} of {plan.Steps.Count} steps change something.")));
        for (var i = 0; i < changes.Count; i++)
        {
            var (step, inspection) = changes[i];
            terminal.Out.WriteLine();
            var mark = step.Irreversible is { } why ? "  " + terminal.Speak($"(cannot be undone: {why})") : "";
            terminal.Out.WriteLine($"{i + 1,3}. {terminal.Paint(Tone.Strong, terminal.Speak(step.Title))}  [{step.Id}]{mark}");
            terminal.Out.WriteLine($"     {terminal.Speak(inspection.Change!.Summary)}");
            foreach (var line in withDiffs ? inspection.Change.Diff : [])
            {
                terminal.Out.WriteLine("       " + Painted(terminal, inspection.Change.Kind == ChangeKind.File ? line : terminal.Speak(line)));
            }
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Speak($"Plan hash: {plan.Hash}"));
    }

    private static string Painted(Terminal terminal, string line) => line switch
    {
        ['+', ..] => terminal.Paint(Tone.Good, line),
        ['-', ..] => terminal.Paint(Tone.Bad, line),
        _ => line,
    };
}
