using System.Text.RegularExpressions;
using Appliance.Machines.Commands;

namespace Appliance.Machines.Packages;

/// <summary>Finds all that packages need on a machine that has nothing, as the machine's own apt resolves it.</summary>
internal sealed partial class AptClosure(ICommandRunner commands)
{
    /// <summary>Makes apt see no installed package.</summary>
    public static readonly IReadOnlyList<string> NothingInstalled = ["-o", "Dir::State::Status=/dev/null"];

    /// <exception cref="PackageSourceException">A package is not to be had or cannot be installed.</exception>
    public async Task<IReadOnlyList<PackageStanza>> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var together = await SimulateAsync(names, cancellationToken);
        var packages = together.Succeeded ? Parse(together.Output) : await OneByOneAsync(names, cancellationToken);
        return await ShowAsync([.. packages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], cancellationToken);
    }

    /// <summary><c>name:architecture=version</c> of each package a simulated installation names.</summary>
    internal static IEnumerable<string> Parse(string simulation) =>
        InstallLine().Matches(simulation).Select(match => $"{match.Groups["name"].Value.Split(':')[0]}:{match.Groups["architecture"].Value}={match.Groups["version"].Value}");

    [GeneratedRegex(@"^Inst (?<name>\S+) (?:\[\S+\] )?\((?<version>\S+) .*\[(?<architecture>[^\]]+)\]\)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex InstallLine();

    // Two of the packages may exclude each other, and each machine will want but one of them.
    private async Task<IEnumerable<string>> OneByOneAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var packages = new List<string>();
        var problems = new List<string>();
        foreach (var name in names)
        {
            var alone = await SimulateAsync([name], cancellationToken);
            packages.AddRange(alone.Succeeded ? Parse(alone.Output) : []);
            problems.AddRange(alone.Succeeded ? [] : alone.Tail().Where(line => line.StartsWith("E:", StringComparison.Ordinal)).Prepend($"{name}:"));
        }

        return problems.Count == 0
            ? packages
            : throw new PackageSourceException($"apt cannot find all of the packages or what they need. Are its lists read (`apt-get update`)?\n{string.Join('\n', problems.Select(line => "  " + line))}");
    }

    private Task<CommandResult> SimulateAsync(IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        commands.RunAsync(new Command("apt-get", [.. NothingInstalled, "--quiet=2", "--simulate", "--no-install-recommends", "install", .. names]), cancellationToken);

    private async Task<IReadOnlyList<PackageStanza>> ShowAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        if (packages.Count == 0)
        {
            return [];
        }

        var result = await commands.RunAsync(new Command("apt-cache", [.. NothingInstalled, "show", .. packages]), cancellationToken);
        IReadOnlyList<PackageStanza> stanzas =
        [
            .. PackageStanza.ParseAll(result.OrThrow().Output)
                .DistinctBy(stanza => stanza.FileName)
                .OrderBy(stanza => stanza.FileName, StringComparer.Ordinal),
        ];
        return stanzas.FirstOrDefault(stanza => stanza.Hash.Length == 0) is { } unsure
            ? throw new PackageSourceException($"No source of this machine gives the SHA-256 of {unsure.Name}, so what is downloaded could not be checked.")
            : stanzas;
    }
}
