namespace Appliance.Planning.Sites;

/// <summary>How a site is set up, apart from its answers: what comes from the command line.</summary>
public sealed record SiteMode
{
    /// <summary>What the machine is to be; areas that both kinds have go by it.</summary>
    public MachineRole Role { get; init; } = MachineRole.Engine;

    /// <summary>The folder everything is moved under in a trial; null for a real set-up.</summary>
    public string? Prefix { get; init; }

    /// <summary>Whether nothing may be fetched from outside the site.</summary>
    public bool Offline { get; init; }

    /// <summary>Where packages come from instead of the system's own sources.</summary>
    public string? PackageSource { get; init; }

    public bool IsTrial => Prefix is not null;
}
