namespace Appliance.Machines.Packages;

/// <summary>The distribution's package manager. Names are the distribution's own.</summary>
public interface IPackageManager
{
    /// <summary><c>apt</c> or <c>dnf</c>.</summary>
    string Name { get; }

    /// <summary>Versions of those of the packages that are installed.</summary>
    Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Names of all installed packages.</summary>
    Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken);

    /// <summary>The version that would be installed; null when no source has the package.</summary>
    Task<string?> CandidateAsync(string name, CancellationToken cancellationToken);

    /// <summary>Names of the packages that installing these would add, themselves included.</summary>
    Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Reads the package lists anew.</summary>
    Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null);

    /// <summary>Installs the packages and what they need, with no recommendations and no questions.</summary>
    Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null);

    /// <summary>Removes exactly these packages with their configuration.</summary>
    Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null);

    /// <summary>Finishes what an interrupted package run left half-configured. Nothing happens on a sound machine.</summary>
    Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null);
}
