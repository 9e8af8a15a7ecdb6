namespace Appliance.Lab;

/// <summary>Mounts on the build machine.</summary>
internal static class Mounts
{
    /// <summary>Unmounts everything at or below a folder, the last mounted first.</summary>
    public static async Task RemoveUnderAsync(string folder, CancellationToken cancellationToken)
    {
        // proc(5), mountinfo: the fifth field is the mount point; the file lists mounts in the order they were made.
        var mountInfo = await File.ReadAllLinesAsync("/proc/self/mountinfo", cancellationToken);
        var points = mountInfo
            .Select(line => line.Split(' ')[4])
            .Where(point => point == folder || point.StartsWith(folder + "/", StringComparison.Ordinal))
            .Reverse();
        foreach (var point in points)
            await HostCommand.ReadAsync(cancellationToken, "umount", point);
    }

    /// <summary>A writable layer over an image.</summary>
    public static async Task OverlayAsync(string lower, string folder, string target, CancellationToken cancellationToken)
    {
        var (upper, work) = (Path.Combine(folder, "upper"), Path.Combine(folder, "work"));
        foreach (var path in new[] { upper, work, target })
            Directory.CreateDirectory(path);
        await HostCommand.ReadAsync(cancellationToken,
            "mount", "-t", "overlay", "overlay", "-o", $"lowerdir={lower},upperdir={upper},workdir={work}", target);
    }

    /// <summary>A file system of its own, of a limited size, over a folder of a tree, holding what the folder held.</summary>
    public static async Task LimitAsync(string tree, string path, long bytes, CancellationToken cancellationToken)
    {
        var target = tree + path;
        await HostCommand.ReadAsync(cancellationToken, "mkdir", "-p", target);
        var aside = Directory.CreateTempSubdirectory("appliance-lab-").FullName;
        await HostCommand.ReadAsync(cancellationToken, "mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", aside);
        try
        {
            await HostCommand.ReadAsync(cancellationToken, "cp", "-a", target + "/.", aside);
            await HostCommand.ReadAsync(cancellationToken, "mount", "--bind", aside, target);
        }
        finally
        {
            await HostCommand.ReadAsync(CancellationToken.None, "umount", aside);
            Directory.Delete(aside);
        }
    }
}
