using Appliance.Modules.Host.Ports;

namespace Appliance.Tests.Modules.Host;

/// <summary>File systems by mount point; the deepest one above a path has it.</summary>
internal sealed class FakeDisks(params IReadOnlyList<FileSystemSpace> disks) : IDiskSpace
{
    public const long MiB = 1L << 20;

    public static FakeDisks Ample => new(new FileSystemSpace("/", "8:1", 100L << 30, ReadOnly: false));

    public FileSystemSpace Of(string path) =>
        disks.Where(disk => path.StartsWith(disk.MountPoint, StringComparison.Ordinal)).MaxBy(disk => disk.MountPoint.Length)!;
}
