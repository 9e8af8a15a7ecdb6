using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Debian's and Ubuntu's packages through apt-get(8) and dpkg-query(1).</summary>
/// <param name="extraOptions">Further <c>-o</c> options, such as those naming a package source of our own.</param>
public sealed class AptPackages(ICommandRunner commands, IReadOnlyList<string> extraOptions) : IPackageManager
{
    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(30);

    public string Name => "apt";

    public async Task<IReadOnlyDictionary<string, string>> InstalledAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return (await QueryAsync(cancellationToken)).Where(pair => wanted.Contains(pair.Name)).ToDictionary(pair => pair.Name, pair => pair.Version, StringComparer.Ordinal);
    }

    public async Task<IReadOnlySet<string>> AllInstalledAsync(CancellationToken cancellationToken) =>
        (await QueryAsync(cancellationToken)).Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);

    public async Task<string?> CandidateAsync(string name, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(new Command("apt-cache", [.. extraOptions, "policy", name]), cancellationToken);
        var line = result.Output.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("Candidate:", StringComparison.Ordinal));
        return line?["Candidate:".Length..].Trim() is { Length: > 0 } version and not "(none)" ? version : null;
    }

    public async Task<IReadOnlyList<string>> WouldInstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(AptGet(["install", "--no-install-recommends", "--simulate", .. names]), cancellationToken);
        // "Inst name [old] (new source [arch])": with an old version in brackets it is an upgrade, which stays.
        return [.. result.OrThrow().Output.Split('\n')
            .Where(line => line.StartsWith("Inst ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .Where(words => words.Length > 2 && !words[2].StartsWith('['))
            .Select(words => words[1])];
    }

    public async Task RefreshAsync(CancellationToken cancellationToken, Action<string>? onLine = null) =>
        (await commands.RunAsync(AptGet("update"), cancellationToken, onLine)).OrThrow();

    public async Task InstallAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) =>
        (await commands.RunAsync(AptGet(["install", "--no-install-recommends", .. names]), cancellationToken, onLine)).OrThrow();

    public async Task RemoveAsync(IReadOnlyList<string> names, CancellationToken cancellationToken, Action<string>? onLine = null) =>
        (await commands.RunAsync(AptGet(["purge", .. names]), cancellationToken, onLine)).OrThrow();

    public async Task RepairAsync(CancellationToken cancellationToken, Action<string>? onLine = null)
    {
        var audit = await commands.RunAsync(Command.Of("dpkg", "--audit"), cancellationToken);
        if (audit.Output.Length > 0)
        {
            (await commands.RunAsync(Quietly(Command.Of("dpkg", "--force-confold", "--configure", "-a")).WithTimeout(InstallTimeout), cancellationToken, onLine)).OrThrow();
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
            .. arguments,
        ])).WithTimeout(InstallTimeout);

    private static Command Quietly(Command command) => command
        .WithEnvironment("DEBIAN_FRONTEND", "noninteractive")
        .WithEnvironment("APT_LISTCHANGES_FRONTEND", "none")
        .WithEnvironment("NEEDRESTART_MODE", "l");

    private async Task<IEnumerable<(string Name, string Version)>> QueryAsync(CancellationToken cancellationToken)
    {
        var result = await commands.RunAsync(Command.Of("dpkg-query", "--show", "--showformat=${db:Status-Abbrev}\t${Package}\t${Version}\n"), cancellationToken);
        return result.OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .Where(fields => fields[0].StartsWith("ii", StringComparison.Ordinal))
            .Select(fields => (fields[1], fields[2]))
            .DistinctBy(pair => pair.Item1);
    }
}
