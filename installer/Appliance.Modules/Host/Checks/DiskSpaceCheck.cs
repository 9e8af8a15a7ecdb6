using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class DiskSpaceCheck(IDiskSpace disks) : Check(
    "disk-space",
    "Enough disk space",
    "Free space at each path that is written to: /usr 200 MiB (400 on a node), /etc 10 MiB, /var/cache 200 MiB (packages), /var/lib/appliance 100 MiB, /var/log 200 MiB, and for a local database 1 GiB at least and 5 GiB to have room; in a trial 600 MiB under the prefix. Paths on one file system are added up. A machine that is set up already is only warned. For many hosts plan with 25 to 50 GiB in all.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var groups = DiskNeed.Of(context.Site, context.Facts.OperatingSystem)
            .Select(need => (Need: need, Disk: disks.Of(need.Path)))
            .GroupBy(pair => pair.Disk.Device)
            .Select(group => new Group(group.First().Disk, [.. group.Select(pair => pair.Need)], group.Select(pair => pair.Disk).FirstOrDefault(disk => disk.ReadOnly)?.MountPoint))
            .ToList();
        return Task.FromResult(Judge(groups, context.Installed));
    }

    private static CheckFinding Judge(List<Group> groups, bool installed)
    {
        var seen = string.Join(" ", groups.Select(group => group.Text));
        if (groups.Select(group => group.ReadOnlyAt).FirstOrDefault(place => place is not null) is { } place)
        {
            return CheckFinding.Failed($"{place} is mounted read-only. {seen}", $"Mount it writable: `mount -o remount,rw {place}`.");
        }

        var full = groups.Where(group => group.Disk.FreeBytes < group.Required).ToList();
        if (full.Count > 0 && !installed)
        {
            return CheckFinding.Failed(seen, Remedy(full, group => group.Required));
        }

        var tight = groups.Where(group => group.Disk.FreeBytes < group.Recommended).ToList();
        return tight.Count > 0 ? CheckFinding.Warning(seen, Remedy(tight, group => group.Recommended)) : CheckFinding.Passed(seen);
    }

    private static string Remedy(IEnumerable<Group> lacking, Func<Group, long> need) =>
        string.Join(" ", lacking.Select(group => $"Free {Amount.Text(need(group) - group.Disk.FreeBytes + Amount.MiB - 1)} more on {group.Disk.MountPoint}, or make it larger."));

    // ReadOnlyAt: one file system may be mounted at several places, and be read-only at some of them alone.
    private sealed record Group(FileSystemSpace Disk, IReadOnlyList<DiskNeed> Needs, string? ReadOnlyAt)
    {
        public long Required => Needs.Sum(need => need.Required);

        public long Recommended => Needs.Sum(need => need.Recommended);

        public string Text => $"{Disk.MountPoint} has {Amount.Text(Disk.FreeBytes)} free, {Amount.Text(Required)}{(Recommended > Required ? $" to {Amount.Text(Recommended)}" : "")} are needed ({string.Join(", ", Needs.Select(need => need.Path))}).";
    }
}
