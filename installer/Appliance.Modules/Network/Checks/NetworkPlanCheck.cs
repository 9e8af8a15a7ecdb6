using Appliance.Planning.Checks;

namespace Appliance.Modules.Network.Checks;

/// <summary>Networks that cannot be together.</summary>
internal sealed class NetworkPlanCheck() : Check(
    "network-plan",
    "The networks fit together",
    "No network interface is in two places, no bond is in a bond, names are used once, the subnets of the networks with addresses do not overlap, and one network at most has a gateway.")
{
    public override bool Waivable => false;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var settings = NetworkSettings.From(context.Site);
        var problems = NetworkPlan.Problems(settings).ToList();
        return Task.FromResult(problems.Count == 0
            ? CheckFinding.Passed($"{string.Join(", ", settings.Networks.Select(network => network.Name))}.")
            : CheckFinding.Failed(string.Join("; ", problems) + ".", "Mend network.management, network.bonds or network.networks."));
    }
}
