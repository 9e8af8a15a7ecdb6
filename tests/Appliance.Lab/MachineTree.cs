using System.Globalization;
using System.IO.Enumeration;

namespace Appliance.Lab;

/// <summary>A machine's tree and packages at one moment, to find what a run left behind.</summary>
public sealed class MachineTree
{
    /// <summary>What changes on any running machine: logs, caches, the service manager's own notes.</summary>
    public static readonly IReadOnlyList<string> EverydayChanges =
    [
        "/var/log/*", "/var/cache/*", "/var/tmp/*", "/root/.cache*", "/var/lib/systemd/*", "/var/lib/apt/*", "/var/lib/private",
    ];

    // Not on the disk, or not the machine's.
    private static readonly string[] LeftOut = ["/proc", "/sys", "/dev", "/run", "/tmp", LabRepository.FolderInMachine];

    private readonly Dictionary<string, TreeEntry> entries;
    private readonly Dictionary<string, string> packages;

    private MachineTree(Dictionary<string, TreeEntry> entries, Dictionary<string, string> packages)
    {
        this.entries = entries;
        this.packages = packages;
    }

    public IReadOnlyDictionary<string, TreeEntry> Entries => entries;

    /// <summary>Package name to version and state.</summary>
    public IReadOnlyDictionary<string, string> Packages => packages;

    internal static async Task<MachineTree> ReadAsync(LabMachine machine, CancellationToken cancellationToken)
    {
        var leaveOut = LeftOut.SelectMany(path => new[] { "-path", path, "-o" }).SkipLast(1);
        string[] everything = ["find", "/", "(", .. leaveOut, ")", "-prune", "-o"];

        var hashing = await machine.RunAsync([.. everything, "-type", "f", "-exec", "sha256sum", "--zero", "--", "{}", "+"], cancellationToken: cancellationToken);
        var hashes = (HasOnlyMissed(hashing) ? hashing : hashing.OrThrow()).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[66..], line => line[..64]);
        var files = (await machine.RunAsync(
                [.. everything, "-printf", @"%p\0%y\0%m\0%U:%G\0%s\0%l\0"], cancellationToken: cancellationToken))
            .OrThrow().Output.Split('\0').Chunk(6).Where(fields => fields.Length == 6)
            .ToDictionary(fields => fields[0], fields => Entry(fields, hashes));
        var packages = (await machine.RunAsync(cancellationToken, "dpkg-query", "-W", "-f", @"${binary:Package}\t${Version} ${db:Status-Status}\n"))
            .OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1]);
        return new MachineTree(files, packages);
    }

    /// <summary>What is different now.</summary>
    /// <param name="now">The same machine, later.</param>
    /// <param name="allowed">Paths that may differ; <c>*</c> stands for any characters, also a slash.</param>
    public IReadOnlyList<TreeDifference> DifferencesTo(MachineTree now, IReadOnlyCollection<string> allowed) =>
    [
        .. Compare(entries, now.entries)
            .Where(difference => !allowed.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, difference.Name, ignoreCase: false))),
        .. Compare(packages, now.packages).Select(difference => difference with { Name = "package " + difference.Name }),
    ];

    // A running machine takes files away while they are looked at.
    private static bool HasOnlyMissed(CommandOutcome hashing) =>
        hashing.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).All(line => line.EndsWith("No such file or directory", StringComparison.Ordinal));

    private static IEnumerable<TreeDifference> Compare<T>(Dictionary<string, T> before, Dictionary<string, T> after)
        where T : class =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Before: before.GetValueOrDefault(name), After: after.GetValueOrDefault(name)))
            .Where(pair => !Equals(pair.Before, pair.After))
            .Select(pair => new TreeDifference(pair.Name, pair.Before?.ToString(), pair.After?.ToString()));

    private static TreeEntry Entry(string[] fields, Dictionary<string, string> hashes)
    {
        var isFile = fields[1] == "f";
        return new TreeEntry(
            fields[1],
            fields[2],
            fields[3],
            isFile ? hashes.GetValueOrDefault(fields[0], "") : fields[5],
            isFile ? long.Parse(fields[4], CultureInfo.InvariantCulture) : 0);
    }
}
