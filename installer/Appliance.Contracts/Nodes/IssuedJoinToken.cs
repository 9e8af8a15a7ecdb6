namespace Appliance.Contracts.Nodes;

/// <summary>A new token, as <c>appliance-engine node token</c> prints it (JSON).</summary>
public sealed record IssuedJoinToken
{
    /// <summary>See <see cref="JoinToken"/>.</summary>
    public required string Token { get; init; }

    /// <summary>Where to join: <c>engine.test.org:7443</c>.</summary>
    public required string Engine { get; init; }

    public required DateTimeOffset Expires { get; init; }

    /// <summary>The name it is bound to; null for any new one.</summary>
    public string? Name { get; init; }
}
