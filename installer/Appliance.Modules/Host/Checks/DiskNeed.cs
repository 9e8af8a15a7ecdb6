using Appliance.Machines.Facts;
using Appliance.Modules.Database;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host.Checks;

/// <summary>Space that set-up uses at a path.</summary>
/// <param name="Required">Bytes without which set-up itself would fail.</param>
/// <param name="Recommended">Bytes that leave room to work; at least as many.</param>
internal sealed record DiskNeed(string Path, long Required, long Recommended)
{
    public static IReadOnlyList<DiskNeed> Of(Site site, OperatingSystemFacts system) => site.Mode.Prefix is { } prefix
        ? [Fixed(prefix, 600)]
        :
        [
            // Emulator, libvirt and the clients of storage are 340 MB on Debian.
            Fixed("/usr", site.Mode.Role == MachineRole.Node ? 400 : 200),
            Fixed("/etc", 10),
            Fixed("/var/cache", 200),
            Fixed("/var/lib/appliance", 100),
            Fixed("/var/log", 200),
            .. site.Mode.Role == MachineRole.Engine && site.Get(DatabaseQuestions.Location) == DatabaseLocation.Local
                ? [new DiskNeed(DatabaseFolder(system), 1 * Amount.GiB, 5 * Amount.GiB)]
                : Array.Empty<DiskNeed>(),
        ];

    private static DiskNeed Fixed(string path, long mebibytes) => new(path, mebibytes * Amount.MiB, mebibytes * Amount.MiB);

    private static string DatabaseFolder(OperatingSystemFacts system) =>
        system.IsLike("rhel") || system.IsLike("fedora") ? "/var/lib/pgsql" : "/var/lib/postgresql";
}
