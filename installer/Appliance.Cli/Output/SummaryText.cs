using Appliance.Cli.Composition;
using Appliance.Planning.Modules;

namespace Appliance.Cli.Output;

/// <summary>What a person wants to know at the end.</summary>
internal static class SummaryText
{
    public static void Write(Terminal terminal, ModuleSet modules, SiteContext site)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("          --== SUMMARY ==--");
        terminal.Out.WriteLine();
        foreach (var (label, value) in modules.All.SelectMany(module => module.Summary(site)))
        {
            terminal.Out.WriteLine($"          {label,-22}: {value}");
        }

        terminal.Out.WriteLine();
        terminal.Out.WriteLine("          --== END OF SUMMARY ==--");
        terminal.Out.WriteLine();
    }
}
