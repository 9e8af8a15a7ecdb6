using Appliance.Machines.Packages;

namespace Appliance.Tests.Modules.Database;

/// <summary>A package manager with candidates of chosen versions.</summary>
internal sealed class NamedPackages(string name, IReadOnlyDictionary<string, string> candidates, params string[] installed) : IPackageManager
{
    public string Name => name;

    public Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(names.Where(installed.Contains).ToDictionary(package => package, _ => "1"));

    public Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(installed.ToHashSet());

    public Task<string?> CandidateAsync(string package, CancellationToken cancellationToken) => Task.FromResult(candidates.GetValueOrDefault(package));

    public Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => throw new NotSupportedException();

    public Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) => throw new NotSupportedException();

    public Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) => throw new NotSupportedException();

    public Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => throw new NotSupportedException();
}
