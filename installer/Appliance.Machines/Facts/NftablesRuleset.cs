using System.Text.Json;

namespace Appliance.Machines.Facts;

/// <summary>What `nft --json list chains` (libnftables-json(5)) tells of the rules in force.</summary>
internal static class NftablesRuleset
{
    // Tables other programs keep for themselves: firewalld, iptables and ufw through iptables-nft, libvirt, and our own.
    private static readonly HashSet<string> OthersTables =
        new(StringComparer.Ordinal) { "firewalld", "filter", "nat", "mangle", "raw", "security", "libvirt_network", "appliance" };

    /// <summary>
    /// Whether somebody filters what comes in by nftables rules of his own, whether or not nftables.service loaded them.
    /// </summary>
    public static bool FiltersInput(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("nftables", out var objects)
                && objects.EnumerateArray().Any(IsInputChain);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or of another shape than the manual page gives it.
            return false;
        }
    }

    private static bool IsInputChain(JsonElement item) =>
        item.TryGetProperty("chain", out var chain)
        && chain.TryGetProperty("hook", out var hook) && hook.GetString() == "input"
        && chain.TryGetProperty("type", out var type) && type.GetString() == "filter"
        && chain.TryGetProperty("table", out var table) && !OthersTables.Contains(table.GetString() ?? "");
}
