namespace Appliance.Contracts.Nodes;

/// <summary>A network interface of a node.</summary>
public sealed record NodeInterface
{
    public required string Name { get; init; }

    /// <summary>Lower-case with colons; null when it has none.</summary>
    public string? Mac { get; init; }

    /// <summary>Bytes.</summary>
    public required int Mtu { get; init; }

    public required bool IsUp { get; init; }

    /// <summary><c>nic</c>, <c>bond</c>, <c>vlan</c> or <c>bridge</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The bond or bridge it is in.</summary>
    public string? Master { get; init; }

    /// <summary>For a VLAN: its tag.</summary>
    public int? Vlan { get; init; }

    /// <summary>With the prefix length: <c>10.0.200.72/24</c>.</summary>
    public IReadOnlyList<string> Addresses { get; init => field = value ?? []; } = [];
}
