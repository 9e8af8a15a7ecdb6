using Appliance.Machines.Network;
using Appliance.Modules.Network.Change;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Network;

/// <summary>The kernel has interfaces, addresses and routes as planned.</summary>
internal sealed class NetworkStateProof : IProof
{
    public string Id => "network.state";

    public string Title => "The networks are as planned";

    public async Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var settings = NetworkSettings.From(context.Site);
        var state = await NetworkState.ReadAsync(context.Machine.Commands, cancellationToken);
        var differences = PlannedState.Differences(NetworkDevices.Of(settings), state);
        return differences.Count == 0
            ? ProofResult.Holds(string.Join("; ", settings.Networks.Select(network => $"{network.Name} {Addresses(state.Find(network.Carrier))}".TrimEnd())) + ".")
            : ProofResult.Fails(string.Join('\n', differences), "Somebody changed the network since, or a cable or switch is at fault. Running the set-up again makes it as planned.");
    }

    private static string Addresses(LinkState? link) => string.Join(' ', (link?.Addresses ?? []).Where(own => own.IsGlobal));
}
