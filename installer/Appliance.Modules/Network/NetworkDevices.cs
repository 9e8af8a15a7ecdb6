using Appliance.Machines.Facts;

namespace Appliance.Modules.Network;

/// <summary>The devices that a machine's networks are made of, NICs first.</summary>
internal static class NetworkDevices
{
    /// <param name="interfaces">The machine's interfaces, for the hardware addresses; empty when they do not matter.</param>
    public static IReadOnlyList<NetworkDevice> Of(NetworkSettings settings, IReadOnlyList<InterfaceFacts>? interfaces = null)
    {
        var bonds = settings.Bonds.ToDictionary(bond => bond.Name, StringComparer.Ordinal);
        var lower = settings.Networks.Select(network => network.Interface).OfType<string>().Concat(bonds.Keys).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. settings.Bonds.SelectMany(bond => bond.Interfaces.Select(nic => new NetworkDevice { Name = nic, Kind = DeviceKind.Nic, Mtu = MtuOn(settings, bond.Name), Bond = bond.Name, Mac = MacOf(nic) })),
            .. lower.Select(name => Lower(settings, name, bonds.GetValueOrDefault(name)) with { Mac = MacBelow(name) }),
            .. settings.Networks.Where(network => network.VlanDevice is not null).Select(network => Vlan(settings, network)),
            .. settings.Networks.Where(network => network.IsBridge).Select(network => Bridge(settings, network) with { Mac = network.Interface is { } name ? MacBelow(name) : null }),
        ];

        // The bridge has its card's address, so that what others remember of this machine stays true.
        string? MacBelow(string name) => MacOf(bonds.TryGetValue(name, out var bond) ? bond.Interfaces[0] : name);
        string? MacOf(string nic) => (interfaces ?? []).FirstOrDefault(facts => facts.Name == nic) is { } found ? found.PermanentMac ?? found.Mac : null;
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
        return untagged is { IsBridge: false } ? Addressed(settings, device, untagged) : device;
    }

    private static NetworkDevice Vlan(NetworkSettings settings, LogicalNetwork network)
    {
        var device = new NetworkDevice { Name = network.VlanDevice!, Kind = DeviceKind.Vlan, Mtu = network.Mtu, Vlan = network.Vlan, Lower = network.Interface, Bridge = network.IsBridge ? network.Name : null };
        return network.IsBridge ? device : Addressed(settings, device, network);
    }

    private static NetworkDevice Bridge(NetworkSettings settings, LogicalNetwork network) =>
        Addressed(settings, new NetworkDevice { Name = network.Name, Kind = DeviceKind.Bridge, Mtu = network.Mtu, Stp = network.Stp, Port = network.VlanDevice ?? network.Interface }, network);

    private static NetworkDevice Addressed(NetworkSettings settings, NetworkDevice device, LogicalNetwork network) => device with
    {
        Address = network.Address?.ToString(),
        Gateway = network.Gateway?.ToString(),
        Dhcp = network.Dhcp,
        IsDefaultRoute = network == settings.DefaultRoute,
        NameServers = network.NameServers,
        SearchDomains = network.SearchDomains,
    };
}
