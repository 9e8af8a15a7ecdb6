using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Pki.Names;

namespace Appliance.Engine.Nodes;

/// <summary>What a node may say of itself.</summary>
internal static class NodeRules
{
    private const int LongestName = 200;
    private const int LongestText = 256;
    private const int LongestReport = 1000;
    private const int MostInterfaces = 512;
    private const int MostAddresses = 64;
    private const int MostTroubles = 16;

    /// <summary>The host name in lower case, or null when it is none.</summary>
    public static string? HostName(string? name) =>
        name is { Length: > 0 and <= LongestName } && AlternateNames.From([name]).Succeeded(out var names, out _) ? names.Dns.SingleOrDefault() : null;

    public static NodeResult<IReadOnlyList<IPAddress>> Addresses(IReadOnlyList<string> texts)
    {
        if (texts.Count is 0 or > MostAddresses)
            return NodeRefusal.Malformed($"The node gives {texts.Count} addresses; 1 to {MostAddresses} are taken.");
        if (texts.Any(text => text is null or { Length: > LongestText })
            || !AlternateNames.From(texts).Succeeded(out var read, out _)
            || read.Dns.Length > 0
            || read.Addresses.Any(IsNobodys))
        {
            return NodeRefusal.Malformed("An address of the node is no IP address of a host.");
        }

        return NodeResult<IReadOnlyList<IPAddress>>.Of(read.Addresses);
    }

    /// <summary>Why the facts are not taken, or null.</summary>
    public static string? FactsFlaw(NodeFacts facts)
    {
        string?[] texts = [facts.HostName, facts.OperatingSystem, facts.Kernel, facts.Architecture, facts.CpuModel, facts.Version];
        if (facts.Interfaces.Count > MostInterfaces || facts.Interfaces.Any(nic => nic is null || nic.Addresses.Count > MostAddresses))
            return "The facts name more interfaces or addresses than the engine takes.";
        if (texts.Concat(facts.Interfaces.SelectMany(Texts)).Any(text => text is { Length: > LongestText } || text?.Any(char.IsControl) == true))
            return $"The facts hold a text longer than {LongestText} characters or with control characters.";
        return facts is { CpuThreads: >= 0, Memory: >= 0 } ? null : "The facts hold a negative number.";
    }

    /// <summary>What a node reports in words: cut, and on one line.</summary>
    public static string? Words(string? text) => text is null
        ? null
        : new string([.. text.Take(LongestReport).Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]).Trim();

    public static string? Words(IReadOnlyList<string> troubles) =>
        troubles.Count == 0 ? null : Words(string.Join("; ", troubles.Take(MostTroubles).Select(Words)));

    private static IEnumerable<string?> Texts(NodeInterface nic) => [nic.Name, nic.Mac, nic.Kind, nic.Master, .. nic.Addresses];

    private static bool IsNobodys(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast) || address.IsIPv6Multicast
        || IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv4MappedToIPv6;
}
