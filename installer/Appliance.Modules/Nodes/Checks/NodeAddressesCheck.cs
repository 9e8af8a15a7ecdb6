using System.Net;
using Appliance.Modules.Network;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Nodes.Checks;

/// <summary>Nodes are in the management network, where the engine and they speak.</summary>
internal sealed class NodeAddressesCheck() : Check(
    "node-addresses",
    "The nodes are in the management network",
    "The engine and its nodes speak in the management network. A node elsewhere works when there is a route between the two.")
{
    public override bool AppliesTo(Site site) => site.Get(NodesQuestions.Hosts).Count > 0 && site.Get(NetworkQuestions.Management).Address is not null;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var network = context.Site.Get(NetworkQuestions.Management).Address!.Network;
        var outside = context.Site.Get(NodesQuestions.Hosts).Where(node => Place(node) is { } address && !network.Contains(address)).ToList();
        return Task.FromResult(outside.Count == 0
            ? CheckFinding.Passed($"{network}.")
            : CheckFinding.Warning(
                $"{string.Join(", ", outside.Select(node => $"{node.Name} ({Place(node)})"))} {(outside.Count == 1 ? "is" : "are")} not in {network}.",
                "See that there is a route both ways, or mend the address (nodes.hosts)."));
    }

    private static IPAddress? Place(NodeAnswer node) => node.Network?.Management?.Address?.Address ?? (IPAddress.TryParse(node.Address, out var address) ? address : null);
}
