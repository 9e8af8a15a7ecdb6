namespace Appliance.Lab;

/// <summary>What a lab machine is like when it is first switched on.</summary>
public sealed record LabMachineOptions
{
    /// <summary>Its host name, with or without a domain. The first label names it in the lab.</summary>
    public required string HostName { get; init; }

    /// <summary>What is on its disk; null is a fresh server.</summary>
    public LabImage? Image { get; init; }

    public IReadOnlyList<LabNic> Nics { get; init; } = [];

    /// <summary>Where it installs packages from; null leaves it without any source.</summary>
    public LabRepository? Repository { get; init; }

    /// <summary>Folders that get a file system of their own of this many bytes, to run full: <c>/var</c>.</summary>
    public IReadOnlyDictionary<string, long> FileSystemLimits { get; init; } = new Dictionary<string, long>();

    /// <summary>Devices of the build machine it may use: <c>/dev/net/tun</c>, <c>/dev/fuse</c>.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Every capability, as programs that mount or emulate need it.</summary>
    public bool AllCapabilities { get; init; }
}
