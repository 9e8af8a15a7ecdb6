using System.Net;
using System.Text.Json;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Network;

/// <summary>Interfaces, addresses and routes as the kernel has them, from ip(8).</summary>
public sealed record NetworkState(IReadOnlyList<LinkState> Links, IReadOnlyList<RouteState> Routes)
{
    public static readonly NetworkState Empty = new([], []);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public LinkState? Find(string? name) => Links.FirstOrDefault(link => link.Name == name);

    /// <exception cref="CommandFailedException">ip(8) failed.</exception>
    public static async Task<NetworkState> ReadAsync(ICommandRunner commands, CancellationToken cancellationToken)
    {
        var links = await OutputAsync("-details", "-json", "address", "show");
        var routes = await OutputAsync("-json", "route", "show");
        var routes6 = await OutputAsync("-json", "-6", "route", "show");
        return new NetworkState(ParseLinks(links), [.. ParseRoutes(routes), .. ParseRoutes(routes6)]);

        async Task<string> OutputAsync(params string[] arguments) =>
            (await commands.RunAsync(new Command("ip", arguments).WithTimeout(Patience), cancellationToken)).OrThrow().Output;
    }

    /// <param name="json">What <c>ip -details -json address show</c> prints.</param>
    public static IReadOnlyList<LinkState> ParseLinks(string json) => [.. Items(json, Link).OfType<LinkState>()];

    /// <param name="json">What <c>ip -json route show</c> prints.</param>
    public static IReadOnlyList<RouteState> ParseRoutes(string json) => [.. Items(json, Route).OfType<RouteState>()];

    private static List<T?> Items<T>(string json, Func<JsonElement, T?> make)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(make)];
    }

    private static LinkState? Link(JsonElement item)
    {
        // A filter leaves empty objects behind.
        if (Text(item, "ifname") is not { } name)
        {
            return null;
        }

        var info = item.TryGetProperty("linkinfo", out var linkInfo) ? linkInfo : default;
        var data = info.ValueKind == JsonValueKind.Object && info.TryGetProperty("info_data", out var infoData) ? infoData : default;
        var mac = Text(item, "address") ?? "";
        return new LinkState
        {
            Name = name,
            Kind = Text(info, "info_kind"),
            Mac = mac,
            PermanentMac = Text(item, "permaddr") ?? mac,
            Mtu = Number(item, "mtu") ?? 0,
            IsUp = item.TryGetProperty("flags", out var flags) && flags.EnumerateArray().Any(flag => flag.GetString() == "UP"),
            Master = Text(item, "master"),
            Lower = Text(item, "link"),
            Vlan = Text(info, "info_kind") == "vlan" ? Number(data, "id") : null,
            BondMode = Text(info, "info_kind") == "bond" ? Text(data, "mode") : null,
            Stp = Text(info, "info_kind") == "bridge" && Number(data, "stp_state") is > 0,
            Addresses = item.TryGetProperty("addr_info", out var addresses) ? [.. addresses.EnumerateArray().Select(Address).OfType<AddressState>()] : [],
        };
    }

    private static AddressState? Address(JsonElement item) =>
        IPAddress.TryParse(Text(item, "local"), out var address) && Number(item, "prefixlen") is { } length
            ? new AddressState(address, length, item.TryGetProperty("dynamic", out var dynamic) && dynamic.ValueKind == JsonValueKind.True, Text(item, "scope") == "global")
            : null;

    private static RouteState? Route(JsonElement item) => Text(item, "dst") is { } destination && Text(item, "dev") is { } device
        ? new RouteState(destination, Text(item, "gateway"), device, Number(item, "metric"), Text(item, "protocol") ?? "boot")
        : null;

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
