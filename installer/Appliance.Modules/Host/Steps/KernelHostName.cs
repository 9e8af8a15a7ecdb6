using Appliance.Machines.Commands;
using Appliance.Machines.Files;

namespace Appliance.Modules.Host.Steps;

/// <summary>The host name that the running kernel has, see hostname(7).</summary>
internal static class KernelHostName
{
    /// <summary>Longest name in characters: HOST_NAME_MAX of gethostname(2).</summary>
    public const int Longest = 64;

    public static string Read(IMachineFiles files) => files.ReadTextOrNull("/proc/sys/kernel/hostname")?.Trim() ?? "";

    /// <exception cref="CommandFailedException">It may not be set here.</exception>
    public static async Task SetAsync(ICommandRunner commands, string name, CancellationToken cancellationToken)
    {
        // `hostnamectl set-hostname` needs D-Bus, and also changes /etc/hostname and /etc/machine-info, which undoing
        // would then have to know of. It is the way only where there is no hostname(1).
        var command = commands.Find("hostname") is not null
            ? Command.Of("hostname", name)
            : Command.Of("hostnamectl", "--transient", "set-hostname", name);
        (await commands.RunAsync(command, cancellationToken)).OrThrow();
    }
}
