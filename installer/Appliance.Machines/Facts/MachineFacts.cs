namespace Appliance.Machines.Facts;

/// <summary>What a machine is now, as far as checks, defaults and plans ask.</summary>
public sealed record MachineFacts
{
    public required OperatingSystemFacts OperatingSystem { get; init; }

    /// <summary>The name the kernel has; may lack a domain.</summary>
    public required string HostName { get; init; }

    /// <summary>The fully qualified name as the resolver gives it for this host; null when it gives none.</summary>
    public string? Fqdn { get; init; }

    public required HardwareFacts Hardware { get; init; }

    public IReadOnlyList<InterfaceFacts> Interfaces { get; init; } = [];

    public IReadOnlyList<RouteFacts> DefaultRoutes { get; init; } = [];

    /// <summary>What gives the uplink its network; null when nobody can tell.</summary>
    public NetworkProgram? NetworkProgram { get; init; }

    /// <summary>What leads from this machine to others; null when nothing does.</summary>
    public Uplink? FindUplink() => Uplink.Of(Interfaces, DefaultRoutes);

    public IReadOnlyList<string> NameServers { get; init; } = [];

    public IReadOnlyList<ListenerFacts> Listeners { get; init; } = [];

    public required SecurityFacts Security { get; init; }

    /// <summary>Whether systemd is the running init.</summary>
    public bool HasSystemd { get; init; }

    /// <summary>Locale names the machine can use, as <c>locale -a</c> prints them.</summary>
    public IReadOnlyList<string> Locales { get; init; } = [];

    /// <summary>Null when nobody can tell.</summary>
    public bool? ClockSynchronized { get; init; }
}
