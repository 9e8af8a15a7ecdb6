namespace Appliance.Contracts.Nodes;

public sealed record RenewAnswer
{
    /// <summary>PEM.</summary>
    public required string Certificate { get; init; }
}
