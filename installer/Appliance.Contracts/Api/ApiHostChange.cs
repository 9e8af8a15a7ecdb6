namespace Appliance.Contracts.Api;

/// <summary>What a client gives to make or change a host; what is left out stays as it is.</summary>
public sealed record ApiHostChange
{
    public string? Name { get; init; }

    public string? Address { get; init; }

    public ApiNamed? Cluster { get; init; }

    public ApiPowerManagement? PowerManagement { get; init; }
}
