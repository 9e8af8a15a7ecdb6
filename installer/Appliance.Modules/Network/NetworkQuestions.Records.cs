using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

public static partial class NetworkQuestions
{
    private static AnswerType<ManagementNetwork> ManagementType
    {
        get
        {
            var name = new RecordField<ManagementNetwork, string>("name", NetworkName, n => n.Name) { Title = "Name", Help = "The logical network's name; also that of the bridge on nodes.", Default = _ => "ovirtmgmt" };
            var nic = new RecordField<ManagementNetwork, string>("interface", InterfaceName, n => n.Interface) { Title = "Interface", Help = "The network interface or bond.", Optional = true, Default = v => v.Site.Facts?.DefaultInterface, DefaultNote = "the interface with the default route" };
            var address = new RecordField<ManagementNetwork, InterfaceAddress>("address", AnswerTypes.InterfaceAddress, n => n.Address) { Title = "Address", Help = "This machine's address in it, with the prefix length.", Optional = true };
            var gateway = new RecordField<ManagementNetwork, IPAddress>("gateway", AnswerTypes.IpAddress, n => n.Gateway) { Title = "Gateway", Help = "The default route.", Optional = true };
            var mtu = MtuField<ManagementNetwork>(n => n.Mtu);
            return AnswerTypes.Record("network", [name, nic, address, gateway, mtu], v => new ManagementNetwork(v.Get(name), v.Find(nic), v.Find(address), v.Find(gateway), v.Get(mtu)), GatewayProblem);
        }
    }

    private static AnswerType<BondAnswer> BondType
    {
        get
        {
            var name = new RecordField<BondAnswer, string>("name", InterfaceName, b => b.Name) { Title = "Name", Example = "bond0" };
            var nics = new RecordField<BondAnswer, IReadOnlyList<string>>("interfaces", AnswerTypes.List(InterfaceName, min: 1, unique: new UniqueBy<string>("", nic => nic)), b => b.Interfaces) { Title = "Interfaces", Help = "The network interfaces it is made of.", Example = "[em2, em3]" };
            var mode = new RecordField<BondAnswer, BondMode>("mode", BondModes, b => b.Mode) { Title = "Mode", Help = "How traffic is spread over the links.", Default = _ => BondMode.ActiveBackup };
            var miimon = new RecordField<BondAnswer, int>("miimon", AnswerTypes.Int(1, 60_000, "milliseconds"), b => b.LinkCheckMilliseconds) { Title = "Link check", Help = "Milliseconds between two looks at the links.", Default = _ => 100, Example = "100" };
            return AnswerTypes.Record("bond", [name, nics, mode, miimon], v => new BondAnswer(v.Get(name), v.Get(nics), v.Get(mode), v.Get(miimon)));
        }
    }

    private static AnswerType<NetworkAnswer> NetworkType
    {
        get
        {
            var name = new RecordField<NetworkAnswer, string>("name", NetworkName, n => n.Name) { Title = "Name" };
            var nic = new RecordField<NetworkAnswer, string>("interface", InterfaceName, n => n.Interface) { Title = "Interface", Help = "The network interface or bond.", Optional = true };
            var vlan = new RecordField<NetworkAnswer, int?>("vlan", AnswerTypes.Int(1, 4094, "VLAN tag").OrNone(), n => n.Vlan) { Title = "VLAN tag", Help = "IEEE 802.1Q tag, 1 to 4094.", Optional = true };
            var address = new RecordField<NetworkAnswer, InterfaceAddress>("address", AnswerTypes.InterfaceAddress, n => n.Address) { Title = "Address", Help = "This machine's address in it, with the prefix length.", Optional = true };
            var mtu = MtuField<NetworkAnswer>(n => n.Mtu);
            var bridge = new RecordField<NetworkAnswer, bool>("bridge", AnswerTypes.Bool, n => n.Bridge) { Title = "Bridge", Help = "Whether virtual machines can be put in it.", Default = _ => true };
            return AnswerTypes.Record("network", [name, nic, vlan, address, mtu, bridge], v => new NetworkAnswer(v.Get(name), v.Find(nic), v.Find(vlan), v.Find(address), v.Get(mtu), v.Get(bridge)));
        }
    }

    private static AnswerType<HostEntry> HostType
    {
        get
        {
            var name = new RecordField<HostEntry, string>("name", AnswerTypes.HostName, h => h.Name) { Title = "Name" };
            var address = new RecordField<HostEntry, IPAddress>("address", AnswerTypes.IpAddress, h => h.Address) { Title = "Address" };
            return AnswerTypes.Record("host", [name, address], v => new HostEntry(v.Get(name), v.Get(address)));
        }
    }

    private static AnswerType<BondMode> BondModes => AnswerTypes.Choice(
        new Option<BondMode>(BondMode.BalanceRr, "Round robin."),
        new Option<BondMode>(BondMode.ActiveBackup, "One link works, the others wait."),
        new Option<BondMode>(BondMode.BalanceXor, "By a hash of the addresses."),
        new Option<BondMode>(BondMode.Broadcast, "Everything on every link."),
        new Option<BondMode>(BondMode.Lacp, "Link aggregation; the switch must be set up for it.") { Word = "802.3ad" },
        new Option<BondMode>(BondMode.BalanceTlb, "Outgoing traffic by load."),
        new Option<BondMode>(BondMode.BalanceAlb, "Traffic both ways by load."));

    private static RecordField<TRecord, int> MtuField<TRecord>(Func<TRecord, int> get) =>
        new("mtu", Mtu, get) { Title = "MTU", Help = "Largest packet, in bytes.", Default = _ => 1500 };

    private static IPAddress? Gateway(string? text) => IPAddress.TryParse(text, out var address) ? address : null;

    private static string? GatewayProblem(ManagementNetwork network) =>
        network is { Address: { } address, Gateway: { } gateway } && !address.Network.Contains(gateway)
            ? $"The gateway {gateway} is not in the network {address.Network}; give one that is, or mend the address."
            : null;
}
