using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network.Checks;

/// <summary>A set-up does not change the machine's network, so the network it is told of should be there.</summary>
internal sealed class NetworkInterfacesCheck() : Check(
    "network-interfaces",
    "The management network is there",
    "A standalone engine uses the network as it finds it. The interface and the address of the management network should be this machine's.")
{
    public override bool AppliesTo(Site site) => site.Mode is { IsTrial: false, Role: MachineRole.Engine };

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var management = NetworkSettings.From(context.Site).Management;
        var interfaces = context.Facts.Interfaces;
        // On a machine that is a node too the address is on the bridge.
        var named = interfaces.Where(nic => nic.Name == management.Interface || nic.Name == management.Name).ToList();
        if (management.Interface is { } name && named.Count == 0)
        {
            return Result($"There is no interface {name}; there are {string.Join(", ", interfaces.Where(nic => !nic.IsLoopback).Select(nic => nic.Name))}.", "Give the one that leads to the nodes (network.management, interface).");
        }

        if (management.Address is { } address && !named.Concat(management.Interface is null ? interfaces : []).Any(nic => nic.Addresses.Any(own => own.Address.Equals(address.Address))))
        {
            var holder = interfaces.FirstOrDefault(nic => nic.Addresses.Any(own => own.Address.Equals(address.Address)));
            return Result(
                holder is null ? $"No interface has the address {address.Address}." : $"The address {address.Address} is on {holder.Name}, not on {management.Interface}.",
                "Give the interface this address, or mend network.management: the network is not changed here.");
        }

        return Task.FromResult(CheckFinding.Passed($"{management.Interface ?? "any interface"}, {management.Address?.ToString() ?? "any address"}."));
    }

    private static Task<CheckFinding> Result(string seen, string remedy) => Task.FromResult(CheckFinding.Warning(seen, remedy));
}
