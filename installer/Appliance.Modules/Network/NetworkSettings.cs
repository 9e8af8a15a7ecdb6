using Appliance.Planning.Sites;

namespace Appliance.Modules.Network;

/// <summary>What the answers say about this machine's networks.</summary>
/// <param name="Networks">The management network first.</param>
internal sealed record NetworkSettings(IReadOnlyList<LogicalNetwork> Networks, IReadOnlyList<BondAnswer> Bonds, bool IsTrial)
{
    public const string Folder = "/etc/systemd/network";

    public LogicalNetwork Management => Networks[0];

    public static NetworkSettings From(Site site)
    {
        var management = site.Get(NetworkQuestions.Management);
        return new NetworkSettings(
            [
                // On a machine that is a node too the default route is on the bridge, and the bridge has its ports already.
                new LogicalNetwork(management.Name, management.Interface == management.Name ? null : management.Interface, null, management.Address, management.Gateway, management.Mtu, IsBridge: true, IsManagement: true),
                .. site.Get(NetworkQuestions.Networks).Select(network => new LogicalNetwork(network.Name, network.Interface, network.Vlan, network.Address, null, network.Mtu, network.Bridge, IsManagement: false)),
            ],
            site.Get(NetworkQuestions.Bonds),
            site.Mode.IsTrial);
    }
}
