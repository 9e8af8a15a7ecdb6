using Appliance.Machines.Network;
using Appliance.Modules.Network.Backends;

namespace Appliance.Modules.Network.Change;

/// <summary>How the kernel's interfaces, addresses and routes differ from those planned.</summary>
internal static class PlannedState
{
    /// <returns>Lines of a diff; empty when everything is as planned.</returns>
    public static IReadOnlyList<string> Differences(IReadOnlyList<NetworkDevice> devices, NetworkState state) =>
        [.. devices.DistinctBy(device => device.Name).SelectMany(device => Differences(device, state))];

    private static IEnumerable<string> Differences(NetworkDevice device, NetworkState state)
    {
        if (state.Find(device.Name) is not { } link)
        {
            yield return device.IsNic ? $"+{device.Name}: it is not there" : $"+{device.KindWord} {device.Name}";
            foreach (var line in Addresses(device, null))
            {
                yield return line;
            }

            yield break;
        }

        if (!device.IsNic && link.Kind != device.KindWord)
        {
            yield return $"+{device.Name}: a {device.KindWord}";
        }

        foreach (var (what, now, planned) in Properties(device, link))
        {
            if (planned is not null && now != planned)
            {
                yield return $"-{device.Name}: {what} {now}";
                yield return $"+{device.Name}: {what} {planned}";
            }
        }

        foreach (var line in Addresses(device, link))
        {
            yield return line;
        }

        if (device.Gateway is { } gateway && !state.Routes.Any(route => route.IsDefault && route.Device == device.Name && route.Gateway == gateway))
        {
            yield return $"+{device.Name}: default route through {gateway}";
        }

        if (!device.IsDefaultRoute && state.Routes.Any(route => route.IsDefault && route.Device == device.Name && route.Protocol != "ra"))
        {
            yield return $"-{device.Name}: default route";
        }
    }

    private static IEnumerable<(string What, string Now, string? Planned)> Properties(NetworkDevice device, LinkState link)
    {
        yield return ("MTU", $"{link.Mtu}", $"{device.Mtu}");
        yield return ("in", link.Master ?? "nothing", device.Bond ?? device.Bridge ?? (device.IsNic ? "nothing" : null));
        yield return ("state", link.IsUp ? "up" : "down", "up");
        yield return ("tag", $"{link.Vlan}", device.Vlan is { } tag ? $"{tag}" : null);
        yield return ("on", $"{link.Lower}", device.Lower);
        yield return ("mode", $"{link.BondMode}", device.Members is { } bond ? DeviceModel.Word(bond.Mode) : null);
        yield return ("spanning tree", link.Stp ? "on" : "off", device.Kind == DeviceKind.Bridge ? device.Stp ? "on" : "off" : null);
    }

    private static IEnumerable<string> Addresses(NetworkDevice device, LinkState? link)
    {
        // Those of IPv6 come by themselves, from routers.
        var now = (link?.Addresses ?? []).Where(own => own.IsGlobal && !(own.IsDynamic && own.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)).Select(own => own.ToString()).ToList();
        if (device.Dhcp)
        {
            return now.Count == 0 ? [$"+{device.Name}: an address by DHCP"] : [];
        }

        string[] planned = device.Address is { } address ? [address] : [];
        return
        [
            .. now.Except(planned, StringComparer.Ordinal).Select(own => $"-{device.Name}: {own}"),
            .. planned.Except(now, StringComparer.Ordinal).Select(own => $"+{device.Name}: {own}"),
        ];
    }
}
