using Appliance.Cli.Composition;
using Appliance.Planning.Modules;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Output;

/// <summary>What a person wants to know at the end.</summary>
internal static class SummaryText
{
    private const int LabelWidth = 22;

    public static void Write(Terminal terminal, ModuleSet modules, SiteContext site)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Speak("          --== SUMMARY ==--"));
        terminal.Out.WriteLine();
        foreach (var (label, value) in modules.All.SelectMany(module => module.Summary(site)))
        {
            var name = terminal.Speak(label);
            terminal.Out.WriteLine($"          {name}{new string(' ', Math.Max(0, LabelWidth - Columns.Of(name)))}: {terminal.Speak(value)}");
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine(terminal.Speak("          --== END OF SUMMARY ==--"));
        terminal.Out.WriteLine();
    }
}
