using System.Text.Json;

namespace Appliance.Modules.Firewall.Nftables;

/// <summary>Reads what <c>nft --json</c> prints (libnftables-json(5)).</summary>
internal static class NftablesJson
{
    /// <summary>The objects of one kind, such as <c>chain</c> or <c>rule</c>, in their order.</summary>
    public static IEnumerable<JsonElement> Of(JsonDocument document, string kind)
    {
        foreach (var item in document.RootElement.GetProperty("nftables").EnumerateArray())
        {
            if (item.TryGetProperty(kind, out var found))
            {
                yield return found;
            }
        }
    }

    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The statements of a rule.</summary>
    public static IEnumerable<JsonElement> Statements(this JsonElement rule) => rule.GetProperty("expr").EnumerateArray();
}
