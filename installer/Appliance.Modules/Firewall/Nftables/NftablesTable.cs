using System.Text.Json;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Firewall.Nftables;

/// <summary>Our table as the kernel has it.</summary>
/// <param name="Closes">Whether what no rule lets in is dropped.</param>
/// <param name="Openings">Each port with its network, as <see cref="Opening.ToString"/> has it.</param>
internal sealed record NftablesTable(bool Closes, IReadOnlySet<string> Openings)
{
    /// <summary>Null when there is no such table.</summary>
    /// <exception cref="StepFailedException">nft may not look.</exception>
    public static async Task<NftablesTable?> ReadAsync(IMachine machine, CancellationToken cancellationToken)
    {
        if (machine.Commands.Find("nft") is null)
        {
            return null;
        }

        var result = await machine.Commands.RunAsync(Command.Of("nft", "--json", "list", "table", "inet", "appliance"), cancellationToken);
        if (!result.Succeeded)
        {
            return result.Error.Contains("No such file or directory", StringComparison.Ordinal) ? null : throw Denied(result);
        }

        return Parse(result.Output);
    }

    internal static NftablesTable Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var closes = NftablesJson.Of(document, "chain").Any(chain => chain.Text("hook") == "input" && chain.Text("policy") == "drop");
        return new NftablesTable(closes, NftablesJson.Of(document, "rule").Select(OpeningOf).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    internal static StepFailedException Denied(CommandResult result) => new(
        $"nft cannot see the rules in force: {result.Tail(1).FirstOrDefault()}",
        "Run as root. A container must be allowed to have rules of its own (CAP_NET_ADMIN); if it is not, answer firewall.configure: no and open the ports outside.");

    private static string? OpeningOf(JsonElement rule)
    {
        string? port = null;
        string? source = null;
        var accepts = false;
        foreach (var statement in rule.Statements())
        {
            accepts |= statement.TryGetProperty("accept", out _);
            if (!statement.TryGetProperty("match", out var match) || !match.GetProperty("left").TryGetProperty("payload", out var payload))
            {
                continue;
            }

            switch (payload.Text("field"))
            {
                case "saddr":
                    source = " from " + Network(match.GetProperty("right"));
                    break;
                case "dport":
                    port = $"{Ports(match.GetProperty("right"))}/{payload.Text("protocol")}";
                    break;
            }
        }

        return accepts && port is not null ? port + source : null;
    }

    private static string Ports(JsonElement right) => right.ValueKind == JsonValueKind.Object && right.TryGetProperty("range", out var range)
        ? $"{range[0]}-{range[1]}"
        : right.ToString();

    // A network of one address is printed as the address alone.
    private static string Network(JsonElement right) => right.ValueKind == JsonValueKind.Object && right.TryGetProperty("prefix", out var prefix)
        ? $"{prefix.Text("addr")}/{prefix.GetProperty("len").GetInt32()}"
        : right.ToString() is var address && address.Contains(':', StringComparison.Ordinal) ? address + "/128" : address + "/32";
}
