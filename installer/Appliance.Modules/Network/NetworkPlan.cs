namespace Appliance.Modules.Network;

/// <summary>What cannot be about a machine's networks, whatever machine it is.</summary>
internal static class NetworkPlan
{
    public static IEnumerable<string> Problems(NetworkSettings settings) =>
        [.. Members(settings), .. Places(settings), .. Names(settings), .. Subnets(settings), .. Routes(settings), .. Management(settings)];

    private static IEnumerable<string> Members(NetworkSettings settings)
    {
        var members = settings.Bonds.SelectMany(bond => bond.Interfaces.Select(nic => (Nic: nic, Bond: bond.Name))).ToList();
        foreach (var twice in members.GroupBy(member => member.Nic).Where(group => group.Count() > 1))
        {
            yield return $"{twice.Key} is in several bonds: {string.Join(", ", twice.Select(member => member.Bond))}";
        }

        foreach (var (nic, bond) in members)
        {
            foreach (var network in settings.Networks.Where(network => network.Interface == nic))
            {
                yield return $"{nic} is in the bond {bond} and carries the network {network.Name}; give the network the bond";
            }

            if (settings.Bonds.Any(other => other.Name == nic))
            {
                yield return $"the bond {nic} is in the bond {bond}";
            }
        }
    }

    private static IEnumerable<string> Places(NetworkSettings settings)
    {
        foreach (var network in settings.Networks.Where(network => network is { Interface: null, Vlan: not null }))
        {
            yield return $"the network {network.Name} has the VLAN tag {network.Vlan} and no interface";
        }

        foreach (var network in settings.Networks.Where(network => network is { Interface: null, IsBridge: false }))
        {
            yield return $"the network {network.Name} has neither an interface nor a bridge";
        }

        foreach (var place in settings.Networks.Where(network => network.Interface is not null).GroupBy(network => (network.Interface, network.Vlan)).Where(group => group.Count() > 1))
        {
            var what = place.Key.Vlan is { } vlan ? $"with the VLAN tag {vlan}" : "untagged";
            yield return $"{place.Key.Interface} carries several networks {what}: {string.Join(", ", place.Select(network => network.Name))}";
        }
    }

    private static IEnumerable<string> Names(NetworkSettings settings) =>
        NetworkDevices.Of(settings).Where(device => device.Kind != DeviceKind.Nic || device.Bond is null)
            .GroupBy(device => device.Name)
            .Where(group => group.Count() > 1)
            .Select(group => $"the name {group.Key} is used for several things: {string.Join(", ", group.Select(device => device.Kind.ToString().ToLowerInvariant()))}");

    private static IEnumerable<string> Subnets(NetworkSettings settings)
    {
        var addressed = settings.Networks.Where(network => network.Address is not null).ToList();
        for (var i = 0; i < addressed.Count; i++)
        {
            foreach (var other in addressed.Skip(i + 1))
            {
                var (one, two) = (addressed[i].Address!.Network, other.Address!.Network);
                if (one.Contains(two.BaseAddress) || two.Contains(one.BaseAddress))
                {
                    yield return $"the subnets of {addressed[i].Name} ({one}) and {other.Name} ({two}) overlap";
                }
            }
        }
    }

    private static IEnumerable<string> Routes(NetworkSettings settings)
    {
        if (settings.Networks.Where(network => network.Gateway is not null).Select(network => network.Name).ToList() is { Count: > 1 } several)
        {
            yield return $"several networks have a gateway: {string.Join(", ", several)}; there is one default route";
        }

        foreach (var network in settings.Networks.Where(network => network is { Gateway: not null, HasAddress: false }))
        {
            yield return $"the network {network.Name} has a gateway and no address";
        }
    }

    // A bridge that is the default interface itself has its ports already, on a machine whose network is left alone.
    private static IEnumerable<string> Management(NetworkSettings settings)
    {
        if (settings is { ActsOnMachine: true, Management: { Interface: null } management })
        {
            yield return $"nothing says which interface the network {management.Name} is on; give network.management.interface";
        }
    }
}
