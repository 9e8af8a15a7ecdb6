using Appliance.Machines.Packages;

namespace Appliance.Tests.Support;

internal sealed class FakePackages : IPackageManager
{
    public HashSet<string> Installed { get; } = ["base-files"];

    public string Name => "fake";

    public Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(names.Where(Installed.Contains).ToDictionary(name => name, _ => "1.0"));

    public Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(Installed.ToHashSet());

    public Task<string?> CandidateAsync(string name, CancellationToken cancellationToken) => Task.FromResult<string?>("1.0");

    public Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. names.Where(name => !Installed.Contains(name))]);

    public Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => Task.CompletedTask;

    public Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        Installed.UnionWith(names);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        Installed.ExceptWith(names);
        return Task.CompletedTask;
    }

    public Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => Task.CompletedTask;
}
