using System.Net;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network;

public static partial class NetworkQuestions
{
    private static AnswerType<ManagementNetwork> ManagementType
    {
        get
        {
            var name = new RecordField<ManagementNetwork, string>("name", NetworkName, n => n.Name) { Title = "Name", Help = "The logical network's name; also that of the bridge on nodes.", Default = _ => "ovirtmgmt" };
            var nic = new RecordField<ManagementNetwork, string>("interface", InterfaceName, n => n.Interface) { Title = "Interface", Help = "The network interface or bond.", Optional = true, Default = v => v.Site.Facts?.DefaultInterface, DefaultNote = "the interface with the default route", Essential = true };
            var vlan = VlanField<ManagementNetwork>(n => n.Vlan);
            var address = AddressField<ManagementNetwork>(n => n.Address, v => IsOwn(v.Site.Facts, v.Find(nic)) ? InterfaceAddress.ParseOrNull(v.Site.Facts!.DefaultAddress) : null);
            var gateway = GatewayField<ManagementNetwork>(n => n.Gateway, v => IsOwn(v.Site.Facts, v.Find(nic)) && v.Find(address)?.ToString() == v.Site.Facts!.DefaultAddress ? Gateway(v.Site.Facts.Gateway) : null);
            var mtu = MtuField<ManagementNetwork>(n => n.Mtu);
            var bridge = BridgeField<ManagementNetwork>(n => n.Bridge);
            var common = new CommonFields<ManagementNetwork>();
            return AnswerTypes.Record(
                "network",
                [name, nic, vlan, address, gateway, mtu, bridge, .. common.All],
                v => common.Read(v, new ManagementNetwork(v.Get(name), v.Find(nic), v.Find(address), v.Find(gateway), v.Get(mtu)) { Vlan = v.Find(vlan), Bridge = v.Get(bridge) }),
                network => GatewayProblem(network.Address, network.Gateway));
        }
    }

    private static AnswerType<BondAnswer> BondType
    {
        get
        {
            var name = new RecordField<BondAnswer, string>("name", InterfaceName, b => b.Name) { Title = "Name", Example = "bond0" };
            var nics = new RecordField<BondAnswer, IReadOnlyList<string>>("interfaces", AnswerTypes.List(InterfaceName, min: 1, unique: new UniqueBy<string>("", nic => nic)), b => b.Interfaces) { Title = "Interfaces", Help = "The network interfaces it is made of.", Example = "[em2, em3]" };
            var mode = new RecordField<BondAnswer, BondMode>("mode", BondModes, b => b.Mode) { Title = "Mode", Help = "How traffic is spread over the links, by name or number.", Default = _ => BondMode.ActiveBackup, Essential = true };
            var miimon = new RecordField<BondAnswer, int>("miimon", AnswerTypes.Int(1, 60_000, "milliseconds"), b => b.LinkCheckMilliseconds) { Title = "Link check", Help = "Milliseconds between two looks at the links.", Default = _ => 100, Example = "100" };
            var options = new RecordField<BondAnswer, BondOptions>("options", BondOptionsType, b => b.Options.Values.Count == 0 ? null : b.Options) { Title = "Options", Help = "Further options of the bonding driver, by its own names.", Optional = true };
            return AnswerTypes.Record("bond", [name, nics, mode, miimon, options], v => new BondAnswer(v.Get(name), v.Get(nics), v.Get(mode), v.Get(miimon)) { Options = v.Find(options) ?? BondOptions.None });
        }
    }

    private static AnswerType<BondOptions> BondOptionsType
    {
        get
        {
            var known = BondOptions.Known.Select(option => new RecordField<BondOptions, string>(option.Name, option.Type, o => o.Find(option.Name)) { Title = option.Name, Optional = true }).ToList();
            return AnswerTypes.Record("bond options", known, v => new BondOptions(
                [.. known.Select(option => KeyValuePair.Create(option.Id, v.Find(option)!)).Where(pair => pair.Value is not null)]));
        }
    }

    private static AnswerType<NetworkAnswer> NetworkType
    {
        get
        {
            var name = new RecordField<NetworkAnswer, string>("name", NetworkName, n => n.Name) { Title = "Name" };
            var nic = new RecordField<NetworkAnswer, string>("interface", InterfaceName, n => n.Interface) { Title = "Interface", Help = "The network interface or bond.", Optional = true, Essential = true };
            var vlan = VlanField<NetworkAnswer>(n => n.Vlan);
            var address = AddressField<NetworkAnswer>(n => n.Address);
            var gateway = GatewayField<NetworkAnswer>(n => n.Gateway);
            var mtu = MtuField<NetworkAnswer>(n => n.Mtu);
            var bridge = BridgeField<NetworkAnswer>(n => n.Bridge);
            var common = new CommonFields<NetworkAnswer>();
            return AnswerTypes.Record(
                "network",
                [name, nic, vlan, address, gateway, mtu, bridge, .. common.All],
                v => common.Read(v, new NetworkAnswer(v.Get(name), v.Find(nic), v.Find(vlan), v.Find(address), v.Get(mtu), v.Get(bridge)) { Gateway = v.Find(gateway) }),
                network => GatewayProblem(network.Address, network.Gateway));
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
        Mode(BondMode.BalanceRr, "Round robin."),
        Mode(BondMode.ActiveBackup, "One link works, the others wait."),
        Mode(BondMode.BalanceXor, "By a hash of the addresses."),
        Mode(BondMode.Broadcast, "Everything on every link."),
        Mode(BondMode.Lacp, "Link aggregation; the switch must be set up for it.") with { Word = "802.3ad" },
        Mode(BondMode.BalanceTlb, "Outgoing traffic by load."),
        Mode(BondMode.BalanceAlb, "Traffic both ways by load."));

    private static Option<BondMode> Mode(BondMode mode, string help) => new(mode, help) { Number = (int)mode };

    private static RecordField<TRecord, int?> VlanField<TRecord>(Func<TRecord, int?> get) =>
        new("vlan", AnswerTypes.Int(1, 4094, "VLAN tag").OrNone(), get) { Title = "VLAN tag", Help = "IEEE 802.1Q tag, 1 to 4094.", Optional = true, Essential = true };

    private static RecordField<TRecord, InterfaceAddress> AddressField<TRecord>(Func<TRecord, InterfaceAddress?> get, Func<RecordValues, InterfaceAddress?>? own = null) =>
        new("address", AnswerTypes.InterfaceAddress, get) { Title = "Address", Help = "This machine's address in it, with the prefix length.", Optional = true, Default = own, DefaultNote = own is null ? null : "the one that the interface has now", Essential = true };

    private static RecordField<TRecord, IPAddress> GatewayField<TRecord>(Func<TRecord, IPAddress?> get, Func<RecordValues, IPAddress?>? own = null) =>
        new("gateway", AnswerTypes.IpAddress, get) { Title = "Gateway", Help = "The default route; on one network only.", Optional = true, Default = own, DefaultNote = own is null ? null : "the one that the machine has now, with its address", Essential = true };

    // Whoever names the network and not the address wants the machine to stay where it is.
    private static bool IsOwn(IDefaultFacts? facts, string? nic) => facts is { DefaultAddressIsDynamic: false } && nic == facts.DefaultInterface;

    private static RecordField<TRecord, bool> BridgeField<TRecord>(Func<TRecord, bool> get)
        where TRecord : class => new("bridge", AnswerTypes.Bool, get) { Title = "Bridge", Help = "Whether virtual machines can be put in it.", Default = _ => true };

    private static RecordField<TRecord, int> MtuField<TRecord>(Func<TRecord, int> get) =>
        new("mtu", Mtu, get) { Title = "MTU", Help = "Largest packet, in bytes.", Default = _ => 1500 };

    private static IPAddress? Gateway(string? text) => IPAddress.TryParse(text, out var address) ? address : null;

    private static string? GatewayProblem(InterfaceAddress? address, IPAddress? gateway) =>
        address is not null && gateway is not null && !gateway.IsIPv6LinkLocal && !address.Network.Contains(gateway)
            ? $"The gateway {gateway} is not in the network {address.Network}; give one that is, or mend the address."
            : null;
}
