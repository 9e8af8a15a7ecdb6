using Appliance.Machines.Packages;

namespace Appliance.Tests.Modules.Host;

/// <summary>A package manager with lists of what is installed and what its sources have.</summary>
internal sealed class FakePackageSource(string name, IReadOnlyList<string> installed, IReadOnlyList<string> available) : IPackageManager
{
    public string Name => name;

    public Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(names.Where(installed.Contains).ToDictionary(package => package, _ => "1.0"));

    public Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(installed.ToHashSet());

    public Task<string?> CandidateAsync(string package, CancellationToken cancellationToken) => Task.FromResult(available.Contains(package) ? "2.0" : null);

    public Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => throw Changes();

    public Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => throw Changes();

    public Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) => throw Changes();

    public Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) => throw Changes();

    public Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => throw Changes();

    private static InvalidOperationException Changes() => new("a check changes nothing");
}
