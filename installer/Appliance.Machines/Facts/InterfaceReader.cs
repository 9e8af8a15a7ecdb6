using System.Text.Json;
using Appliance.Machines.Network;

namespace Appliance.Machines.Facts;

/// <summary>
/// Network interfaces from /sys/class/net, with the addresses the system's library knows and what ip(8) tells besides.
/// </summary>
internal static class InterfaceReader
{
    private const long LoopbackType = 772;

    public static async Task<IReadOnlyList<InterfaceFacts>> ReadAsync(FactFiles files, FactCommands commands, IHostNetwork network, CancellationToken cancellationToken)
    {
        var links = Parse(await commands.OutputAsync(cancellationToken, "ip", "-details", "-json", "address", "show"));
        var addresses = network.Addresses();
        // Beside the interfaces the folder may hold plain files such as bonding_masters.
        return
        [
            .. files.List("/sys/class/net")
                .Where(name => files.Exists($"/sys/class/net/{name}/mtu"))
                .Select(name => Read(files, name, [.. addresses[name]], links.FirstOrDefault(link => link.Name == name))),
        ];
    }

    private static InterfaceFacts Read(FactFiles files, string name, IReadOnlyList<InterfaceAddressFacts> addresses, LinkState? link)
    {
        var folder = $"/sys/class/net/{name}";
        return new InterfaceFacts(
            name,
            files.Text($"{folder}/address")?.Trim() ?? "",
            files.Number($"{folder}/carrier") == 1,
            files.Number($"{folder}/type") == LoopbackType,
            (int)(files.Number($"{folder}/mtu") ?? 0),
            files.Number($"{folder}/speed") is > 0 and var speed ? speed : null,
            [.. addresses.Select(own => own with { IsDynamic = link?.Addresses.Any(a => a.IsDynamic && a.Address.Equals(own.Address)) ?? false })])
        {
            Kind = link?.Kind,
            PermanentMac = link?.PermanentMac,
            Master = link?.Master,
            Lower = link?.Vlan is null ? null : link.Lower,
            Vlan = link?.Vlan,
            IsWireless = files.Exists($"{folder}/wireless") || files.Exists($"{folder}/phy80211"),
            IsUsb = files.LinkTarget($"{folder}/device/subsystem")?.EndsWith("/usb", StringComparison.Ordinal) ?? false,
        };
    }

    private static IReadOnlyList<LinkState> Parse(string? json)
    {
        try
        {
            return NetworkState.ParseLinks(json ?? "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An ip(8) of another kind, such as busybox's.
            return [];
        }
    }
}
