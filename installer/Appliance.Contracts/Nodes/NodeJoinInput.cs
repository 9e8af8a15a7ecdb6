namespace Appliance.Contracts.Nodes;

/// <summary>What the courier gives to <c>appliance node join --stdin</c>, one JSON line.</summary>
public sealed record NodeJoinInput
{
    /// <summary>Host and port: <c>engine.test.org:7443</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>More addresses to try when the name does not lead anywhere yet.</summary>
    public IReadOnlyList<string> Addresses { get; init => field = value ?? []; } = [];

    /// <summary>See <see cref="JoinToken"/>.</summary>
    public required string Token { get; init; }

    public required string Name { get; init; }
}
