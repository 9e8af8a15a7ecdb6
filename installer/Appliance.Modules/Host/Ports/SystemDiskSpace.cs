namespace Appliance.Modules.Host.Ports;

/// <summary>Disk space by statvfs(3), mounts by /proc/self/mountinfo (proc(5)).</summary>
internal sealed class SystemDiskSpace : IDiskSpace
{
    private const string MountTable = "/proc/self/mountinfo";

    public FileSystemSpace Of(string path)
    {
        var place = Existing(path);
        var mount = MountInfo.Of(File.ReadAllText(MountTable), place);
        return new FileSystemSpace(mount.MountPoint, mount.Device, new DriveInfo(place).AvailableFreeSpace, mount.ReadOnly);
    }

    // Through links: /var/log may lead to another disk.
    private static string Existing(string path)
    {
        while (path.Length > 1 && !Directory.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }

        return Resolved(path);
    }

    private static string Resolved(string path)
    {
        if (path.Length <= 1)
        {
            return "/";
        }

        var place = Path.Combine(Resolved(Path.GetDirectoryName(path)!), Path.GetFileName(path));
        return new DirectoryInfo(place).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Resolved(target.FullName) : place;
    }
}
