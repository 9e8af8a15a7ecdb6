namespace Appliance.Contracts.Api;

/// <summary>A host's power management in the shape of oVirt's API v4. The password is taken and never told.</summary>
public sealed record ApiPowerManagement
{
    public string? Address { get; init; }

    public string? Enabled { get; init; }

    public ApiPowerOptions? Options { get; init; }

    public string? Password { get; init; }

    /// <summary><c>on</c>, <c>off</c> or <c>unknown</c>; in the answer to <c>fence</c>.</summary>
    public string? Status { get; init; }

    public string? Type { get; init; }

    public string? Username { get; init; }
}
