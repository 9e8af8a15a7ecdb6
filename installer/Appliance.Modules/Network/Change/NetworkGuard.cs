using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// Takes a change back that nobody confirms: a timer of systemd does it while the machine runs, a unit of systemd at the
/// next boot, whatever became of the program that made the change.
/// </summary>
internal sealed class NetworkGuard(IMachine machine, string program)
{
    private const string Timer = "appliance-network-revert";

    private const string BootUnit = "appliance-network-restore.service";

    private const string BootUnitPath = "/etc/systemd/system/" + BootUnit;

    /// <summary>Between two tries of going back, in seconds: what kept the first from it may pass.</summary>
    private const int RestartSeconds = 5;

    private const string Wants = "/etc/systemd/system/sysinit.target.wants";

    /// <summary>The boot's part: before anything reads the network's files.</summary>
    public void ArmBoot(StepContext context)
    {
        var text = context.Templates.Render("network/restore.service", new Dictionary<string, object?> { ["program"] = program, ["pending"] = PendingChange.Path });
        machine.Files.WriteText(BootUnitPath, text, Ownership.Public);
        machine.Files.CreateDirectories(Wants, Ownership.PublicExecutable);
        if (!machine.Files.Exists($"{Wants}/{BootUnit}"))
        {
            machine.Files.CreateLink($"{Wants}/{BootUnit}", BootUnitPath);
        }
    }

    /// <exception cref="StepFailedException">There is no guard, so nothing may be changed.</exception>
    public async Task ArmTimerAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        await StopTimerAsync(cancellationToken);
        var result = await machine.Commands.RunAsync(
            Command.Of(
                "systemd-run", $"--on-active={after.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s", $"--unit={Timer}", "--timer-property=AccuracySec=1s", "--property=Restart=on-failure", $"--property=RestartSec={RestartSeconds}s", "--description=Takes back the change of the network", program, "network", "revert"),
            cancellationToken);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The timer that takes a failed change of the network back could not be set: {string.Join(' ', result.Tail(3))}",
                "Nothing is changed without it. Look at what systemd says (`systemctl status`), then run this again.");
        }
    }

    public async Task StopTimerAsync(CancellationToken cancellationToken)
    {
        await machine.Commands.RunAsync(Command.Of("systemctl", "stop", $"{Timer}.timer", $"{Timer}.service"), cancellationToken);
        // One that failed keeps its name.
        await machine.Commands.RunAsync(Command.Of("systemctl", "reset-failed", $"{Timer}.timer", $"{Timer}.service"), cancellationToken);
    }

    public void DisarmBoot()
    {
        machine.Files.DeleteFile($"{Wants}/{BootUnit}");
        machine.Files.DeleteFile(BootUnitPath);
    }
}
