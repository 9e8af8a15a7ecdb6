using Appliance.Modules.Network;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Nodes.Checks;

/// <summary>No address is given to two machines.</summary>
internal sealed class NodeNetworksCheck() : Check(
    "node-networks",
    "No address is given twice",
    "Addresses that answers give to the engine's machine and to nodes, in all their networks, are each given once.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => site.Get(NodesQuestions.Hosts).Any(node => node.Network is not null);

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var site = context.Site;
        var own = new NodeManagement(null, site.Get(NetworkQuestions.Management).Address, null, null);
        var given = Addresses("the engine's machine", new NodeNetwork(own, null, site.Get(NetworkQuestions.Networks)))
            .Concat(site.Get(NodesQuestions.Hosts).Where(node => node.Network is not null).SelectMany(node => Addresses(node.Name, node.Network!)))
            .ToList();
        var twice = given.GroupBy(place => place.Address).Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} is given to {string.Join(" and ", group.Select(place => $"{place.Machine} ({place.Network})"))}").ToList();
        return Task.FromResult(twice.Count == 0
            ? CheckFinding.Passed($"{given.Count} addresses.")
            : CheckFinding.Failed(string.Join("; ", twice) + ".", "Give each machine an address of its own (nodes.hosts, network)."));
    }

    private static IEnumerable<(string Machine, string Network, string Address)> Addresses(string machine, NodeNetwork network) =>
    [
        .. network.Management?.Address is { } address ? [(machine, "management", address.Address.ToString())] : Array.Empty<(string, string, string)>(),
        .. (network.Networks ?? []).Where(item => item.Address is not null).Select(item => (machine, item.Name, item.Address!.Address.ToString())),
    ];
}
