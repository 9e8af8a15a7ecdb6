using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Enterprise Linux's and Fedora's packages through dnf(8) and rpm(8).</summary>
/// <param name="extraOptions">Further options, such as those naming a package source of our own.</param>
public sealed class DnfPackages(ICommandRunner commands, IReadOnlyList<string> extraOptions) : IPackageManager
{
    private const string VersionFormat = "%{version}-%{release}";

    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(30);

    public string Name => "dnf";

    public async Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var packages = await QueryAsync(cancellationToken);
        var versions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var version = packages.FirstOrDefault(package => package.IsNamed(name))?.Version ?? await ProvidedVersionAsync(name, cancellationToken);
            if (version is not null)
            {
                versions[name] = version;
            }
        }

        return versions;
    }

    public async Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) =>
        (await QueryAsync(cancellationToken)).Select(package => package.Name).ToHashSet(StringComparer.Ordinal);

    public async Task<string?> CandidateAsync(string name, CancellationToken cancellationToken) =>
        await RepositoryVersionAsync([name], cancellationToken) ?? await RepositoryVersionAsync(["--whatprovides", name], cancellationToken);

    public async Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var result = await commands.RunAsync(Dnf(["--assumeno", "install", "--setopt=install_weak_deps=False", .. names]), cancellationToken);
        // Having shown what it would do, dnf takes the "no" for a failure.
        return DnfOutput.IsRefusal(result) ? DnfOutput.NewlyInstalled(result.Output) : DnfOutput.NewlyInstalled(result.OrThrow().Output);
    }

    public async Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) =>
        (await commands.RunAsync(Dnf(["--assumeyes", "makecache"]), cancellationToken, onLine)).OrThrow();

    public async Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        if (names.Count > 0)
        {
            (await commands.RunAsync(Dnf(["--assumeyes", "install", "--setopt=install_weak_deps=False", .. names]), cancellationToken, onLine)).OrThrow();
        }
    }

    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var packages = await QueryAsync(cancellationToken);
        IReadOnlyList<string> present = [.. names.Where(name => packages.Any(package => package.IsNamed(name)))];
        if (present.Count == 0)
        {
            return;
        }

        // dnf would take along whatever needs them; rpm says who that is.
        var test = await commands.RunAsync(new Command("rpm", ["--erase", "--test", .. present]), cancellationToken);
        if (DnfOutput.NeededBy(test.Error) is { Count: > 0 } others)
        {
            throw new PackagesNeededException(present, others);
        }

        (await commands.RunAsync(Dnf(["--assumeyes", "remove", "--setopt=clean_requirements_on_remove=False", .. present]), cancellationToken, onLine)).OrThrow();
    }

    // rpm transactions are finished or not begun; there is no half-configured state to mend.
    public Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null) => Task.CompletedTask;

    private Command Dnf(IEnumerable<string> arguments) => new Command("dnf", [.. extraOptions, .. arguments]).WithTimeout(InstallTimeout);

    private async Task<string?> RepositoryVersionAsync(IEnumerable<string> what, CancellationToken cancellationToken)
    {
        var query = Dnf(["--quiet", "repoquery", "--latest-limit=1", $"--queryformat={VersionFormat}", .. what]);
        return (await commands.RunAsync(query, cancellationToken)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
    }

    private async Task<string?> ProvidedVersionAsync(string name, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("rpm", "--query", "--whatprovides", "--queryformat", VersionFormat + "\n", name), cancellationToken);
        return result.Succeeded ? result.Output.Split('\n')[0] : null;
    }

    private async Task<IReadOnlyList<InstalledRpm>> QueryAsync(CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("rpm", "--query", "--all", "--queryformat", $"%{{name}}\t%{{arch}}\t{VersionFormat}\n"), cancellationToken);
        return
        [
            .. result.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t'))
                .Select(fields => new InstalledRpm(fields[0], fields[1], fields[2])),
        ];
    }

    private sealed record InstalledRpm(string Name, string Architecture, string Version)
    {
        public bool IsNamed(string name) => name == Name || name == $"{Name}.{Architecture}";
    }
}
