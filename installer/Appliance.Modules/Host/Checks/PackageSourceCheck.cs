using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

internal sealed class PackageSourceCheck(IReachability reachability) : Check(
    "package-source",
    "The package source can be reached",
    "Packages that are missing must come from somewhere: each configured source is reached for by a TCP connection (3 s), and each package must be in one of them. Skipped with `--offline`; with `--package-source` only that folder or server is looked at.")
{
    private const string Mirror = "Without network: `appliance packages mirror DIR` on a machine that has it, then `--package-source DIR` here.";

    // Reading the lists anew may hang on a dead mirror for minutes.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public override bool AppliesTo(Site site) => !site.Mode.IsTrial;

    public override async Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var mode = context.Site.Mode;
        if (mode.PackageSource is { } source)
        {
            return await ByChosenSourceAsync(context, source, cancellationToken);
        }

        if (mode.Offline)
        {
            return CheckFinding.Skipped("--offline was given: nothing is fetched.");
        }

        var missing = await NeededPackages.MissingAsync(context.Site, context.Facts, context.Machine, cancellationToken);
        if (missing.Count == 0)
        {
            return CheckFinding.Passed("All packages that are needed are installed.");
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(LongestWait);
        try
        {
            return context.Machine.Packages.Name == "dnf"
                ? await ByCandidatesAsync(context, missing, listsMayBeUnread: false, note: null, timeout.Token)
                : await ByAptSourcesAsync(context, missing, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CheckFinding.Failed($"{context.Machine.Packages.Name} found no package within {LongestWait.TotalSeconds:0} s.", $"Look whether its sources can be reached from here. {Mirror}");
        }
    }

    private async Task<CheckFinding> ByChosenSourceAsync(CheckContext context, string source, CancellationToken cancellationToken)
    {
        var problem = Uri.TryCreate(source, UriKind.Absolute, out var place) && !place.IsFile
            ? await reachability.ProblemAsync(place, cancellationToken)
            : context.Machine.Files.List(source).Count > 0 ? null : "it is not a folder with packages in it";
        return problem is null
            ? CheckFinding.Passed($"Packages come from {source}.")
            : CheckFinding.Failed($"The package source {source} cannot be used: {problem}.", "Make it with `appliance packages mirror DIR` on a machine that has network, and give it by its full path.");
    }

    private async Task<CheckFinding> ByAptSourcesAsync(CheckContext context, IReadOnlyList<string> missing, CancellationToken cancellationToken)
    {
        var places = await PackageEndpoints.OfAptAsync(context.Machine.Commands, cancellationToken);
        var problems = await Task.WhenAll(places.Select(place => reachability.ProblemAsync(place, cancellationToken)));
        var dead = places.Zip(problems).Where(pair => pair.Second is not null).Select(pair => $"{(pair.First.IsFile ? pair.First.LocalPath : pair.First.Authority)} ({pair.Second})").ToList();
        if (dead.Count == places.Count)
        {
            return CheckFinding.Failed(
                places.Count == 0 ? $"apt has no sources, and these packages are missing: {string.Join(", ", missing)}." : $"No package source can be reached: {string.Join(", ", dead)}.",
                $"Mend /etc/apt/sources.list, /etc/apt/sources.list.d or the network. {Mirror}");
        }

        return await ByCandidatesAsync(context, missing, listsMayBeUnread: true, dead.Count == 0 ? null : $"Some package sources cannot be reached: {string.Join(", ", dead)}.", cancellationToken);
    }

    private static async Task<CheckFinding> ByCandidatesAsync(CheckContext context, IReadOnlyList<string> missing, bool listsMayBeUnread, string? note, CancellationToken cancellationToken)
    {
        var versions = new List<(string Name, string? Version)>();
        foreach (var name in missing)
        {
            versions.Add((name, await context.Machine.Packages.CandidateAsync(name, cancellationToken)));
        }

        var unknown = versions.Where(package => package.Version is null).Select(package => package.Name).ToList();
        // On a fresh machine apt knows no package at all until its lists are read, which set-up does first.
        var unread = listsMayBeUnread && unknown.Count == versions.Count;
        if (unknown.Count > 0 && !unread)
        {
            return CheckFinding.Failed($"No package source has {string.Join(", ", unknown)}.{(note is null ? "" : " " + note)}", $"Add the distribution's own repository. {Mirror}");
        }

        var seen = unread
            ? $"The package source answers; its lists were not read yet, setup does that ({string.Join(", ", unknown)})."
            : $"To be installed: {string.Join(", ", versions.Select(package => $"{package.Name} {package.Version}"))}.";
        return note is null ? CheckFinding.Passed(seen) : CheckFinding.Warning($"{note} {seen}", "Mend or remove those sources if packages are missed later.");
    }
}
