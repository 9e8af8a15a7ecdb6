namespace Appliance.Contracts.Api;

/// <summary>A network interface of a host in the shape of oVirt's API v4.</summary>
public sealed record ApiHostNic
{
    /// <summary>For a VLAN: the interface it is on.</summary>
    public string? BaseInterface { get; init; }

    public ApiBonding? Bonding { get; init; }

    /// <summary>Whether it is in a bridge; then the address is the bridge's.</summary>
    public required string Bridged { get; init; }

    public ApiIp? Ip { get; init; }

    public ApiMac? Mac { get; init; }

    /// <summary>Bytes.</summary>
    public required string Mtu { get; init; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    public required string Status { get; init; }

    public ApiVlan? Vlan { get; init; }

    public required ApiReference Host { get; init; }

    public required string Name { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
