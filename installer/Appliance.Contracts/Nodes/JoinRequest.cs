namespace Appliance.Contracts.Nodes;

/// <summary>
/// A machine asks to become a node. It may be sent again at any time: the same key and machine get the same answer.
/// </summary>
public sealed record JoinRequest
{
    public int Protocol { get; init; } = NodeApi.Version;

    /// <summary>The secret part of a token; null waits for <c>node approve</c>.</summary>
    public string? Token { get; init; }

    /// <summary>The name the node asks for; null takes the one of the token, else the machine's own name.</summary>
    public string? Name { get; init; }

    /// <summary>What outlives a reinstall: the firmware's system UUID (DMI), lower-case; else /etc/machine-id.</summary>
    public required string MachineId { get; init; }

    /// <summary>PKCS#10, PEM. Its key never leaves the node.</summary>
    public required string SigningRequest { get; init; }

    /// <summary>Addresses the engine should reach the node by, the best first; they go into the certificate.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    public required NodeFacts Facts { get; init; }
}
