namespace Appliance.Machines.Facts;

/// <summary>Network interfaces from /sys/class/net, with the addresses the system's library knows.</summary>
internal static class InterfaceReader
{
    private const long LoopbackType = 772;

    public static IReadOnlyList<InterfaceFacts> Read(FactFiles files, IHostNetwork network)
    {
        var addresses = network.Addresses();
        // Beside the interfaces the folder may hold plain files such as bonding_masters.
        return
        [
            .. files.List("/sys/class/net")
                .Where(name => files.Exists($"/sys/class/net/{name}/mtu"))
                .Select(name => Read(files, name, [.. addresses[name]])),
        ];
    }

    private static InterfaceFacts Read(FactFiles files, string name, IReadOnlyList<InterfaceAddressFacts> addresses)
    {
        var folder = $"/sys/class/net/{name}";
        return new InterfaceFacts(
            name,
            files.Text($"{folder}/address")?.Trim() ?? "",
            files.Number($"{folder}/carrier") == 1,
            files.Number($"{folder}/type") == LoopbackType,
            (int)(files.Number($"{folder}/mtu") ?? 0),
            files.Number($"{folder}/speed") is > 0 and var speed ? speed : null,
            addresses);
    }
}
