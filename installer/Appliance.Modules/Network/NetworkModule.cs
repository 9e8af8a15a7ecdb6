using System.Net;
using Appliance.Modules.Network.Change;
using Appliance.Modules.Network.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Network;

/// <summary>The networks the engine and its nodes use.</summary>
/// <param name="engine">
/// On a node: where its engine listens for nodes, by name and by address: one of them must be reached for a changed network to stay. Without it the
/// planned state of the interfaces is all that is asked for.
/// </param>
public sealed class NetworkModule(Func<SiteContext, IReadOnlyList<DnsEndPoint>>? engine = null) : IModule
{
    /// <summary>Its times and ports; others in tests.</summary>
    internal ChangePorts Ports { get; init; } = new(new EngineReach(), GuardTimes.Usual, Environment.ProcessPath ?? "appliance");

    public string Name => "network";

    public IReadOnlyList<Question> Questions => NetworkQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } =
        [new NetworkPlanCheck(), new NetworkInterfacesCheck(), new NodeInterfacesCheck(), new NetworkModulesCheck(), new BondModesCheck(), new ForeignNetworkCheck(), new UplinkCheck(Environment.GetEnvironmentVariable("SSH_CONNECTION"))];

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new NetworkUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => NetworkSteps.Of(context, engine?.Invoke(context) ?? [], Ports);

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial ? [new NetworkdProof()] : NetworkSettings.From(site).ActsOnMachine ? [new NetworkStateProof()] : [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = NetworkSettings.From(context.Site);
        return settings.ActsOnMachine ? [.. settings.Networks.Select(network => ($"Network {network.Name}", Describe(network)))] : [];
    }

    private static string Describe(LogicalNetwork network) => string.Join(", ", new[]
    {
        network.Dhcp ? "DHCP" : network.Address?.ToString() ?? "no address",
        network.Carrier is { } carrier && carrier != network.Name ? $"on {carrier}" : network.Interface is { } nic ? $"on {network.VlanDevice ?? nic}" : "nothing outside",
        network.Label is { } label ? $"label {label}" : null,
    }.OfType<string>());
}
