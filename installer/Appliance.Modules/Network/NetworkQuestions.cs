using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>What is asked about networks. Records' fields are in the other parts of this class.</summary>
public static partial class NetworkQuestions
{
    // Names of Linux interfaces: at most 15 bytes, and nothing a config file would have to quote.
    private static readonly AnswerType<string> InterfaceName = AnswerTypes.Text("an interface name", 15, "A-Za-z0-9._-", "A-Za-z0-9_", "em1");

    private static readonly AnswerType<string> NetworkName = AnswerTypes.Text("a network name", 15, "A-Za-z0-9_-", "A-Za-z0-9_", "ovirtmgmt");

    private static readonly AnswerType<string> Label = AnswerTypes.Text("a label", 50, "A-Za-z0-9_-", example: "lab");

    private static readonly AnswerType<int> Mtu = AnswerTypes.Int(576, 9216, "MTU", "an MTU in bytes, 576 to 9216", "1500");

    public static readonly Question<ManagementNetwork> Management = new("network.management", ManagementType)
    {
        Title = "Management network",
        Help = "The network between the engine and its nodes.",
        Default = draft => new ManagementNetwork("ovirtmgmt", draft.Facts?.DefaultInterface, InterfaceAddress.ParseOrNull(draft.Facts?.DefaultAddress), Gateway(draft.Facts?.Gateway), 1500)
        {
            Vlan = draft.Facts?.DefaultVlan,
            Dhcp = draft.Facts?.DefaultAddressIsDynamic ?? false,
        },
        DefaultNote = "ovirtmgmt, on the interface with the default route",
        Example = "{ name: ovirtmgmt, interface: em1, address: 10.0.200.93/24, gateway: 10.0.200.1 }",
    };

    public static readonly Question<IReadOnlyList<BondAnswer>> Bonds = new("network.bonds", AnswerTypes.List(BondType, unique: new UniqueBy<BondAnswer>("name", bond => bond.Name)))
    {
        Title = "Bonds",
        Help = "Several network interfaces used as one.",
        Default = _ => [],
        Example = "[{ name: bond0, interfaces: [em2, em3], mode: balance-tlb }]",
    };

    public static readonly Question<IReadOnlyList<NetworkAnswer>> Networks = new("network.networks", AnswerTypes.List(NetworkType, unique: new UniqueBy<NetworkAnswer>("name", network => network.Name)))
    {
        Title = "Further networks",
        Help = "Logical networks besides the management network, with or without a VLAN tag.",
        Default = _ => [],
        Example = "[{ name: vlan101, interface: em4, vlan: 101 }]",
    };

    public static readonly Question<IReadOnlyList<HostEntry>> Hosts = new("network.hosts", AnswerTypes.List(HostType, unique: new UniqueBy<HostEntry>("name", host => host.Name)))
    {
        Title = "Host names",
        Help = "Names that DNS does not know, with their addresses. They are written to /etc/hosts.",
        Default = _ => [],
        Example = "[{ name: node72.test.org, address: 10.0.200.72 }]",
    };

    public static IReadOnlyList<Question> All { get; } = [Management, Bonds, Networks, Hosts];
}
