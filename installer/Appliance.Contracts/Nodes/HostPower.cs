namespace Appliance.Contracts.Nodes;

/// <summary>How a host's power is managed: a fence agent. The secret is kept apart and never told.</summary>
public sealed record HostPower
{
    /// <summary>The fence agent without <c>fence_</c>: <c>ipmilan</c>.</summary>
    public required string Type { get; init; }

    public required string Address { get; init; }

    public required string User { get; init; }

    /// <summary>Further options of the agent, such as <c>lanplus: "1"</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();
}
