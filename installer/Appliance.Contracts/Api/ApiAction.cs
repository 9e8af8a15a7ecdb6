namespace Appliance.Contracts.Api;

/// <summary>An action: what a client gives, and what the engine answers.</summary>
public sealed record ApiAction
{
    /// <summary>For <c>fence</c>; this engine knows <c>status</c>.</summary>
    public string? FenceType { get; init; }

    public ApiPowerManagement? PowerManagement { get; init; }

    /// <summary><c>complete</c> when it is done.</summary>
    public string? Status { get; init; }
}
