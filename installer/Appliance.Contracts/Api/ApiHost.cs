namespace Appliance.Contracts.Api;

/// <summary>A host in the shape of oVirt's API v4. What the engine does not know yet is left out.</summary>
public sealed record ApiHost
{
    public required string Address { get; init; }

    public ApiCertificate? Certificate { get; init; }

    public ApiCpu? Cpu { get; init; }

    /// <summary><c>ok</c>: this engine has no external systems that could say otherwise.</summary>
    public string ExternalStatus { get; init; } = "ok";

    public ApiHardwareInformation? HardwareInformation { get; init; }

    /// <summary>Bytes.</summary>
    public string? Memory { get; init; }

    public ApiOperatingSystem? Os { get; init; }

    public ApiPowerManagement? PowerManagement { get; init; }

    /// <summary>One of oVirt's host states.</summary>
    public required string Status { get; init; }

    /// <summary>What goes with the status: the step under way, why it failed, what does not work.</summary>
    public string? StatusDetail { get; init; }

    /// <summary>Of the appliance program on it.</summary>
    public ApiFullVersion? Version { get; init; }

    public required ApiReference Cluster { get; init; }

    public IReadOnlyList<ApiLink>? Link { get; init; }

    public required string Name { get; init; }

    public required string Href { get; init; }

    public required string Id { get; init; }
}
