using System.Diagnostics;

namespace Appliance.Tests.Templating.Escaping;

/// <summary>A shell that says how it reads words.</summary>
internal static class Shell
{
    /// <summary>What the shell makes of words as they would stand in a script.</summary>
    public static string[] Words(IEnumerable<string> quoted)
    {
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var shell = Process.Start(start)!;
        foreach (var word in quoted)
            shell.StandardInput.Write($"x={word}\nprintf '%s\\0' \"$x\"\n");
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return output.Split('\0')[..^1];
    }
}
