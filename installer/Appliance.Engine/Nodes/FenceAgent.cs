using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Nodes;

/// <summary>
/// Runs a program of the fence-agents package. What it needs it reads from its standard input (FenceAgentAPI), so that no
/// secret is in an argument or the environment, where others on the machine could see it.
/// </summary>
internal sealed class FenceAgent(string folder = "/usr/sbin")
{
    private const int LongestText = 1000;
    private const int IsOn = 0;
    private const int IsOff = 2;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    public async Task<PowerState> StatusAsync(HostPower power, string secret, CancellationToken cancellationToken)
    {
        var program = Path.Combine(folder, "fence_" + power.Type);
        if (!File.Exists(program))
            return new PowerState("error", $"There is no {program}. Install the fence agent (package fence-agents) on the engine's host, or mend the type.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var process = new Process { StartInfo = Start(program) };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new PowerState("error", $"{program} cannot be started: {exception.Message}");
        }

        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await WriteAsync(process, power, secret, patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new PowerState(
                process.ExitCode switch { IsOn => "on", IsOff => "off", _ => "error" },
                Words($"{await output}\n{await error}", secret));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PowerState("error", $"{program} did not end within {Patience.TotalSeconds:0} s: {power.Address} does not answer.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(string program)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static async Task WriteAsync(Process process, HostPower power, string secret, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var (name, value) in power.Options)
            lines.Append($"{name}={value}\n");
        lines.Append($"action=status\nip={power.Address}\nusername={power.User}\npassword={secret}\n");
        try
        {
            await process.StandardInput.WriteAsync(lines, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and words say why.
        }
    }

    private static string Words(string text, string secret)
    {
        var masked = secret.Length == 0 ? text : text.Replace(secret, "***").Replace(Uri.EscapeDataString(secret), "***");
        return new string([.. masked.Trim().Take(LongestText).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
    }
}
