using Appliance.Planning.Sites;

namespace Appliance.Modules.Network;

/// <summary>What the answers say about this machine's networks.</summary>
/// <param name="Networks">The management network first.</param>
/// <param name="ActsOnMachine">Whether the machine's network is made as they say: on a real node.</param>
internal sealed record NetworkSettings(IReadOnlyList<LogicalNetwork> Networks, IReadOnlyList<BondAnswer> Bonds, bool IsTrial, bool ActsOnMachine)
{
    public LogicalNetwork Management => Networks[0];

    /// <summary>The network with the default route.</summary>
    public LogicalNetwork DefaultRoute => Networks.FirstOrDefault(network => network.Gateway is not null) ?? Management;

    public static NetworkSettings From(Site site)
    {
        var management = site.Get(NetworkQuestions.Management);
        return new NetworkSettings(
            [
                Common(management, new LogicalNetwork
                {
                    Name = management.Name,
                    // On a machine that is a node too the default route is on the bridge, and the bridge has its ports already.
                    Interface = management.Interface == management.Name && management.Bridge ? null : management.Interface,
                    Vlan = management.Vlan,
                    Address = management.Address,
                    // Without an address the management network asks for one: the machine must stay reachable.
                    Dhcp = management.Dhcp || management.Address is null,
                    Gateway = management.Gateway,
                    Mtu = management.Mtu,
                    IsBridge = management.Bridge,
                    IsManagement = true,
                }),
                .. site.Get(NetworkQuestions.Networks).Select(network => Common(network, new LogicalNetwork
                {
                    Name = network.Name,
                    Interface = network.Interface,
                    Vlan = network.Vlan,
                    Address = network.Address,
                    Dhcp = network.Dhcp,
                    Gateway = network.Gateway,
                    Mtu = network.Mtu,
                    IsBridge = network.Bridge,
                })),
            ],
            site.Get(NetworkQuestions.Bonds),
            site.Mode.IsTrial,
            site.Mode is { IsTrial: false, Role: MachineRole.Node });
    }

    private static LogicalNetwork Common(NetworkAnswerBase answer, LogicalNetwork network) => network with
    {
        Address = network.Dhcp ? null : network.Address,
        // Who leases the address names the gateway too.
        Gateway = network.Dhcp ? null : network.Gateway,
        Stp = answer.Stp,
        NameServers = [.. answer.NameServers.Select(server => server.ToString())],
        SearchDomains = answer.SearchDomains,
        Label = answer.Label,
    };
}
