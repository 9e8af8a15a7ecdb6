namespace Appliance.Machines.Facts;

/// <summary>What leads from a machine to others.</summary>
/// <param name="Carrier">The interface with the address: perhaps a bridge.</param>
/// <param name="Interface">The NIC or bond below it.</param>
/// <param name="Vlan">The tag it is used with; null for untagged.</param>
public sealed record Uplink(InterfaceFacts Carrier, string Interface, int? Vlan)
{
    /// <summary>The one with the default route, else the first with an address that holds beyond the link; null when there is none.</summary>
    public static Uplink? Of(IReadOnlyList<InterfaceFacts> interfaces, IReadOnlyList<RouteFacts> defaultRoutes)
    {
        var named = defaultRoutes.Count > 0 ? interfaces.FirstOrDefault(nic => nic.Name == defaultRoutes[0].Interface) : null;
        var carrier = named ?? interfaces.FirstOrDefault(nic => !nic.IsLoopback && nic.Addresses.Any(IsGlobal));
        if (carrier is null)
        {
            return null;
        }

        var below = carrier;
        if (carrier.Kind == "bridge")
        {
            // A bridge has the ports of virtual machines too; those lead nowhere.
            below = interfaces.Where(nic => nic.Master == carrier.Name).OrderBy(nic => nic.Kind is null or "bond" or "vlan" ? 0 : nic.Kind == "veth" ? 1 : 2).FirstOrDefault() ?? carrier;
        }

        return below is { Kind: "vlan", Lower: { } lower, Vlan: { } tag } ? new Uplink(carrier, lower, tag) : new Uplink(carrier, below.Name, null);
    }

    /// <summary>Its first address that holds beyond the link; null when it has none.</summary>
    public InterfaceAddressFacts? Address => Carrier.Addresses.FirstOrDefault(IsGlobal);

    private static bool IsGlobal(InterfaceAddressFacts own) => !own.Address.IsIPv6LinkLocal;
}
