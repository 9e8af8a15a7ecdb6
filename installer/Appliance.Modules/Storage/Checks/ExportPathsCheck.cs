using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Storage.Checks;

/// <summary>An exported directory changes its owner and is open to hosts: it must not be one the system lives in.</summary>
internal sealed class ExportPathsCheck() : Check(
    "storage-paths",
    "Directories for storage domains",
    "Each storage domain of this machine needs a directory of its own that no part of the system uses: it is given to vdsm:kvm (36:36) and exported for writing. Directories that other files export already are refused too.")
{
    // hier(7): what the system itself lives in, at any depth.
    private static readonly string[] System = ["/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/root", "/run", "/sbin", "/sys", "/usr"];

    // Fit to hold the directory, not to be it.
    private static readonly string[] Shared = ["/", "/home", "/media", "/mnt", "/opt", "/srv", "/tmp", "/var", "/var/cache", "/var/lib", "/var/lib/appliance", "/var/log", "/var/spool", "/var/tmp"];

    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => StorageSettings.ExportsOf(site).Count > 0;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var exports = StorageSettings.ExportsOf(context.Site);
        var files = context.Machine.Files;
        List<string> problems =
        [
            .. exports.Where(domain => IsSystem(domain.Path!)).Select(domain => $"{domain.Path} (domain {domain.Name}) belongs to the system"),
            .. exports.Where(domain => files.Stat(domain.Path!) is { Kind: not FileKind.Directory }).Select(domain => $"{domain.Path} (domain {domain.Name}) is not a directory"),
            .. Pairs(exports).Where(pair => IsInside(pair.One.Path!, pair.Other.Path!)).Select(pair => $"{pair.One.Path} (domain {pair.One.Name}) is inside {pair.Other.Path} (domain {pair.Other.Name})"),
            .. Foreign(files).Where(export => exports.Any(domain => domain.Path == export.Path)).Select(export => $"{export.Path} is exported already, by {export.File}"),
        ];
        if (problems.Count > 0)
        {
            return Task.FromResult(CheckFinding.Failed(string.Join("; ", problems.Distinct()) + ".", "Give each domain a directory of its own, such as /srv/exports/NAME (storage.domains, path)."));
        }

        var used = exports.Where(domain => files.Stat(domain.Path!) is { UserId: not StorageSettings.Owner } && files.List(domain.Path!).Count > 0).Select(domain => domain.Path).ToList();
        return Task.FromResult(used.Count == 0 || context.Site.Mode.IsTrial
            ? CheckFinding.Passed($"{string.Join(", ", exports.Select(domain => domain.Path))}.")
            : CheckFinding.Warning($"Not empty, and given to 36:36 all the same: {string.Join(", ", used)}. What is in there stays as it is.", "Look whether these are the right directories."));
    }

    private static bool IsSystem(string path) => Shared.Contains(path) || System.Any(system => IsInside(path, system));

    private static bool IsInside(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static IEnumerable<(StorageDomain One, StorageDomain Other)> Pairs(IReadOnlyList<StorageDomain> exports) =>
        exports.SelectMany((one, index) => exports.Where((other, otherIndex) => index != otherIndex && (one.Path != other.Path || index > otherIndex)).Select(other => (one, other)));

    private static IEnumerable<(string File, string Path)> Foreign(IMachineFiles files) =>
        files.List(StorageSettings.ExportsFolder).Where(name => name.EndsWith(".exports", StringComparison.Ordinal)).Select(name => $"{StorageSettings.ExportsFolder}/{name}")
            .Prepend("/etc/exports")
            .Where(file => file != StorageSettings.ExportsFile)
            .SelectMany(file => ExportsFile.Parse(files.ReadTextOrNull(file) ?? "").Exports.Select(export => (file, export.Path)));
}
