using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Enterprise Linux's and Fedora's packages through dnf(8) and rpm(8).</summary>
/// <param name="extraOptions">Further options, such as those naming a package source of our own.</param>
public sealed class DnfPackages(ICommandRunner commands, IReadOnlyList<string> extraOptions) : IPackageManager
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(30);

    public string Name => "dnf";

    public async Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return (await QueryAsync(cancellationToken)).Where(pair => wanted.Contains(pair.Name)).ToDictionary(pair => pair.Name, pair => pair.Version, StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) =>
        (await QueryAsync(cancellationToken)).Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);

    public async Task<string?> CandidateAsync(string name, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(new Command("dnf", [.. extraOptions, "--quiet", "repoquery", "--latest-limit=1", "--queryformat=%{version}-%{release}", name]), cancellationToken);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
    }

    public async Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(new Command("dnf", [.. extraOptions, "--quiet", "repoquery", "--requires", "--resolve", "--recursive", "--queryformat=%{name}", .. names]), cancellationToken);
        var installed = await AllInstalledAsync(cancellationToken);
        return [.. result.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(names).Distinct(StringComparer.Ordinal).Where(name => !installed.Contains(name))];
    }

    public async Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) =>
        await DnfAsync(["makecache"], cancellationToken, onLine);

    public async Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) =>
        await DnfAsync(["install", "--setopt=install_weak_deps=False", .. names], cancellationToken, onLine);

    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) =>
        await DnfAsync(["remove", "--noautoremove", .. names], cancellationToken, onLine);

    // rpm transactions are finished or not begun; there is no half-configured state to mend.
    public Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => Task.CompletedTask;

    private async Task DnfAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, Action<string>? onLine) =>
        (await commands.RunAsync(new Command("dnf", [.. extraOptions, "--assumeyes", .. arguments]).WithTimeout(InstallTimeout), cancellationToken, onLine)).OrThrow();

    private async Task<IEnumerable<(string Name, string Version)>> QueryAsync(CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("rpm", "--query", "--all", "--queryformat", "%{NAME}\t%{VERSION}-%{RELEASE}\n"), cancellationToken);
        return result.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Select(fields => (fields[0], fields[1]))
            .DistinctBy(pair => pair.Item1);
    }
}
