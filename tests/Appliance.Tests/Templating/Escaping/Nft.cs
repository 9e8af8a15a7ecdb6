using System.ComponentModel;
using System.Diagnostics;

namespace Appliance.Tests.Templating.Escaping;

/// <summary>nft, which only checks and changes nothing.</summary>
internal static class Nft
{
    public static bool Accepts(string comment)
    {
        var start = new ProcessStartInfo("nft", ["-c", "-f", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var nft = Process.Start(start)!;
            nft.StandardInput.Write($"table inet appliance_test {{\n chain c {{\n counter comment {comment}\n }}\n}}\n");
            nft.StandardInput.Close();
            nft.StandardOutput.ReadToEnd();
            nft.StandardError.ReadToEnd();
            nft.WaitForExit();
            return nft.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
