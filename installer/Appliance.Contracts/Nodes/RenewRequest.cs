namespace Appliance.Contracts.Nodes;

/// <summary>A node asks for a new certificate before its old one ends.</summary>
public sealed record RenewRequest
{
    /// <summary>PKCS#10, PEM.</summary>
    public required string SigningRequest { get; init; }

    public required IReadOnlyList<string> Addresses { get; init; }
}
