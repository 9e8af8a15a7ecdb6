using Appliance.Machines.Facts;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network.Checks;

/// <summary>A node's networks need cards that are there and free.</summary>
internal sealed class NodeInterfacesCheck() : Check(
    "node-interfaces",
    "The networks' interfaces are there and free",
    "Every network interface that a node's networks and bonds name must be there. Wireless and USB interfaces cannot be in a bridge or come and go, and one that is in a bridge or bond of somebody else would be torn out of it.")
{
    public override bool AppliesTo(Site site) => NetworkSettings.From(site).ActsOnMachine;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var settings = NetworkSettings.From(context.Site);
        var devices = NetworkDevices.Of(settings);
        var nics = devices.Where(device => device.IsNic).Select(device => device.Name).Distinct(StringComparer.Ordinal).ToList();
        var interfaces = context.Facts.Interfaces;
        var problems = nics.SelectMany(nic => Problems(nic, interfaces, devices)).ToList();
        return Task.FromResult(problems.Count == 0
            ? CheckFinding.Passed($"{string.Join(", ", nics)}.")
            : CheckFinding.Failed(
                $"{string.Join("; ", problems)}.",
                $"Name others in network.management, network.bonds or network.networks, or free these. There are {string.Join(", ", interfaces.Where(facts => facts is { IsLoopback: false, Kind: not ("bridge" or "vlan") }).Select(facts => facts.Name))}."));
    }

    private static IEnumerable<string> Problems(string nic, IReadOnlyList<InterfaceFacts> interfaces, IReadOnlyList<NetworkDevice> devices)
    {
        if (interfaces.FirstOrDefault(facts => facts.Name == nic) is not { } found)
        {
            yield return $"there is no interface {nic}";
            yield break;
        }

        if (found.IsWireless)
        {
            yield return $"{nic} is wireless";
        }

        if (found.IsUsb)
        {
            yield return $"{nic} is a USB device";
        }

        if (found.Master is { } master && devices.All(device => device.Name != master))
        {
            yield return $"{nic} is in {master}, which is not one of these networks";
        }

        foreach (var vlan in interfaces.Where(facts => facts.Lower == nic && facts.Vlan is not null && devices.All(device => device.Name != facts.Name)))
        {
            yield return $"{nic} carries {vlan.Name}, which is not one of these networks";
        }
    }
}
