namespace Appliance.Modules.Network;

/// <summary>The devices that a machine's networks are made of, NICs first.</summary>
internal static class NetworkDevices
{
    public static IReadOnlyList<NetworkDevice> Of(NetworkSettings settings)
    {
        var bonds = settings.Bonds.ToDictionary(bond => bond.Name, StringComparer.Ordinal);
        var lower = settings.Networks.Select(network => network.Interface).OfType<string>().Concat(bonds.Keys).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. settings.Bonds.SelectMany(bond => bond.Interfaces.Select(nic => new NetworkDevice { Name = nic, Kind = DeviceKind.Nic, Mtu = MtuOn(settings, bond.Name), Bond = bond.Name })),
            .. lower.Select(name => Lower(settings, name, bonds.GetValueOrDefault(name))),
            .. settings.Networks.Where(network => network.VlanDevice is not null).Select(Vlan),
            .. settings.Networks.Where(network => network.IsBridge).Select(Bridge),
        ];
    }

    // A NIC carries whole what the widest of its networks sends.
    private static int MtuOn(NetworkSettings settings, string lower) =>
        settings.Networks.Where(network => network.Interface == lower).Select(network => network.Mtu).DefaultIfEmpty(1500).Max();

    private static NetworkDevice Lower(NetworkSettings settings, string name, BondAnswer? bond)
    {
        var untagged = settings.Networks.FirstOrDefault(network => network.Interface == name && network.Vlan is null);
        var device = new NetworkDevice
        {
            Name = name,
            Kind = bond is null ? DeviceKind.Nic : DeviceKind.Bond,
            Mtu = MtuOn(settings, name),
            Members = bond,
            Bridge = untagged is { IsBridge: true } ? untagged.Name : null,
            Vlans = [.. settings.Networks.Where(network => network.Interface == name).Select(network => network.VlanDevice).OfType<string>()],
        };
        return untagged is { IsBridge: false } ? Addressed(device, untagged) : device;
    }

    private static NetworkDevice Vlan(LogicalNetwork network)
    {
        var device = new NetworkDevice { Name = network.VlanDevice!, Kind = DeviceKind.Vlan, Mtu = network.Mtu, Vlan = network.Vlan, Bridge = network.IsBridge ? network.Name : null };
        return network.IsBridge ? device : Addressed(device, network);
    }

    private static NetworkDevice Bridge(LogicalNetwork network) =>
        Addressed(new NetworkDevice { Name = network.Name, Kind = DeviceKind.Bridge, Mtu = network.Mtu }, network);

    // Without an address the management network asks for one: the machine must stay reachable.
    private static NetworkDevice Addressed(NetworkDevice device, LogicalNetwork network) => device with
    {
        Address = network.Address?.ToString(),
        Gateway = network.Gateway?.ToString(),
        Dhcp = network is { IsManagement: true, Address: null },
    };
}
