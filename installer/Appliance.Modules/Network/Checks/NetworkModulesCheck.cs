using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network.Checks;

/// <summary>Bonds and VLANs need drivers that small kernels and containers lack.</summary>
internal sealed class NetworkModulesCheck() : Check(
    "network-modules",
    "The kernel has what the networks need",
    "Bonds need the kernel's module bonding, networks with a VLAN tag its module 8021q. Kernels made for containers and clouds may lack them.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => NetworkSettings.From(site).ActsOnMachine;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var needed = NetworkDevices.Of(NetworkSettings.From(context.Site)).Select(device => ModuleOf(device.Kind)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var missing = new List<string>();
        foreach (var module in needed)
        {
            if (!await HasAsync(context.Machine, module, cancellationToken))
            {
                missing.Add(module);
            }
        }

        return missing.Count == 0 ? CheckFinding.Passed(needed.Count == 0 ? "None needed." : $"{string.Join(", ", needed)}.")
            : context.Facts.Hardware.Container is { } container ? CheckFinding.Failed($"This is a container ({container}), and the kernel of its host has no {string.Join(", ", missing)}.", "Load the modules on the host, or use networks without bonds and VLAN tags.")
            : CheckFinding.Failed($"The kernel {context.Facts.OperatingSystem.Kernel} has no {string.Join(", ", missing)}.", "Install the distribution's full kernel (Debian: linux-image-amd64) and boot it, or use networks without bonds and VLAN tags.");
    }

    private static string? ModuleOf(DeviceKind kind) => kind switch
    {
        DeviceKind.Bond => "bonding",
        DeviceKind.Vlan => "8021q",
        _ => null,
    };

    // Built into the kernel it need not be among the modules, but has its own file.
    private static async Task<bool> HasAsync(IMachine machine, string module, CancellationToken cancellationToken) =>
        machine.Files.Exists($"/sys/module/{module}")
        || machine.Files.Exists(module == "bonding" ? "/sys/class/net/bonding_masters" : "/proc/net/vlan")
        || (machine.Commands.Find("modprobe") is not null && (await machine.Commands.RunAsync(Command.Of("modprobe", "--dry-run", "--quiet", module), cancellationToken)).Succeeded);
}
