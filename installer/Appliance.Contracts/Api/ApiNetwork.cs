namespace Appliance.Contracts.Api;

/// <summary>A logical network in the shape of oVirt's API v4.</summary>
public sealed record ApiNetwork
{
    /// <summary>Bytes; <c>0</c> is the default of the interface.</summary>
    public required string Mtu { get; init; }

    public string Stp { get; init; } = "false";

    public required ApiNetworkUsages Usages { get; init; }

    public ApiVlan? Vlan { get; init; }

    public required ApiReference DataCenter { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
