using System.ComponentModel;
using System.Diagnostics;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>A shell on the terminal that the wizard has given away for it.</summary>
internal static class WizardShell
{
    public static void Run(WordCatalogue words)
    {
        Console.Out.WriteLine(words["shell.waits"]);
        Console.Out.Flush();
        var shell = Environment.GetEnvironmentVariable("SHELL") is { Length: > 0 } own && File.Exists(own) ? own : "/bin/sh";
        try
        {
            using var process = Process.Start(new ProcessStartInfo(shell) { UseShellExecute = false });
            process?.WaitForExit();
        }
        catch (Win32Exception e)
        {
            Console.Out.WriteLine(words.With("shell.cannot-start", shell, e.Message));
        }
    }
}
