using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Debian's and Ubuntu's packages through apt-get(8), apt-cache(8) and dpkg-query(1).</summary>
/// <param name="extraOptions">Further <c>-o</c> options, such as those naming a package source of our own.</param>
public sealed class AptPackages(ICommandRunner commands, IReadOnlyList<string> extraOptions) : IPackageManager
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(30);

    public string Name => "apt";

    public async Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var status = await StatusAsync(cancellationToken);
        return names.Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Package: status.Find(name)))
            .Where(pair => pair.Package is not null)
            .ToDictionary(pair => pair.Name, pair => pair.Package!.Version, StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) =>
        (await StatusAsync(cancellationToken)).Installed.Select(package => package.Name).ToHashSet(StringComparer.Ordinal);

    public async Task<string?> CandidateAsync(string name, CancellationToken cancellationToken)
    {
        if (await PolicyAsync(name, cancellationToken) is { } version)
        {
            return version;
        }

        // A virtual package has no version of its own. apt takes its provider when there is but one, and else none.
        var providers = AptOutput.Providers((await commands.RunAsync(new Command("apt-cache", [.. extraOptions, "showpkg", name]), cancellationToken)).Output);
        return providers is [var only] ? await PolicyAsync(only, cancellationToken) : null;
    }

    public async Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) => names.Count == 0
        ? []
        : AptOutput.NewlyInstalled((await commands.RunAsync(AptGet(["install", "--no-install-recommends", "--simulate", .. names]), cancellationToken)).OrThrow().Output);

    public async Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) =>
        (await commands.RunAsync(AptGet("update"), cancellationToken, onLine)).OrThrow();

    public async Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        if (names.Count > 0)
        {
            (await commands.RunAsync(AptGet(["install", "--no-install-recommends", .. names]), cancellationToken, onLine)).OrThrow();
        }
    }

    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        // apt-get fails over a name it never heard of.
        var status = await StatusAsync(cancellationToken);
        IReadOnlyList<string> present = [.. names.Where(status.Knows)];
        if (present.Count == 0)
        {
            return;
        }

        var removed = AptOutput.Removed((await commands.RunAsync(AptGet(["purge", "--simulate", .. present]), cancellationToken)).OrThrow().Output);
        if (removed.Except(present.Select(AptOutput.WithoutArchitecture), StringComparer.Ordinal).ToList() is { Count: > 0 } others)
        {
            throw new PackagesNeededException(present, others);
        }

        (await commands.RunAsync(AptGet(["purge", .. present]), cancellationToken, onLine)).OrThrow();
    }

    public async Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var audit = await commands.RunAsync(Command.Of("dpkg", "--audit"), cancellationToken);
        if (audit.Output.Length > 0)
        {
            // Fails where a dependency was not unpacked yet, which is what the second command then gets.
            await commands.RunAsync(Quietly(Command.Of("dpkg", "--force-confold", "--configure", "-a")).WithTimeout(InstallTimeout), cancellationToken, onLine);
            (await commands.RunAsync(AptGet("--fix-broken", "install"), cancellationToken, onLine)).OrThrow();
        }
    }

    private Command AptGet(params string[] arguments) => Quietly(new Command(
        "apt-get",
        [
            .. extraOptions,
            // Without --yes a held or essential package makes apt ask; with it apt refuses, which is the answer wanted here.
            "--yes", "--quiet",
            "-o", "Dpkg::Use-Pty=0",
            "-o", "DPkg::Lock::Timeout=300",
            "-o", "Dpkg::Options::=--force-confold",
            // What else an administrator has apt tidy up is not part of our change.
            "-o", "APT::Get::AutomaticRemove=false",
            .. arguments,
        ])).WithTimeout(InstallTimeout);

    private static Command Quietly(Command command) => command
        .WithEnvironment("DEBIAN_FRONTEND", "noninteractive")
        .WithEnvironment("APT_LISTCHANGES_FRONTEND", "none")
        .WithEnvironment("NEEDRESTART_MODE", "l");

    private async Task<string?> PolicyAsync(string name, CancellationToken cancellationToken) =>
        AptOutput.Candidate((await commands.RunAsync(new Command("apt-cache", [.. extraOptions, "policy", name]), cancellationToken)).Output);

    private async Task<DpkgStatus> StatusAsync(CancellationToken cancellationToken) =>
        DpkgStatus.Parse((await commands.RunAsync(Command.Of("dpkg-query", "--show", DpkgStatus.Format), cancellationToken)).OrThrow().Output);
}
