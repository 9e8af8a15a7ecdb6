namespace Appliance.Contracts.Nodes;

/// <summary>What a node tells of itself.</summary>
public sealed record NodeFacts
{
    /// <summary>The machine's own name.</summary>
    public required string HostName { get; init; }

    /// <summary>As PRETTY_NAME in os-release(5).</summary>
    public required string OperatingSystem { get; init; }

    public required string Kernel { get; init; }

    /// <summary>As uname -m.</summary>
    public required string Architecture { get; init; }

    public required string CpuModel { get; init; }

    public required int CpuThreads { get; init; }

    /// <summary>Bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>Whether /dev/kvm is there.</summary>
    public required bool Kvm { get; init; }

    /// <summary>The appliance program's version.</summary>
    public required string Version { get; init; }

    public IReadOnlyList<NodeInterface> Interfaces { get; init => field = value ?? []; } = [];
}
