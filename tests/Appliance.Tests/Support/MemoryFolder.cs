namespace Appliance.Tests.Support;

/// <summary>
/// An empty folder in memory where the system has room for it, else on disk: what is written durably costs nothing there.
/// Power cuts are played above the file system, so that nothing is lost by it.
/// </summary>
internal static class MemoryFolder
{
    private const string Memory = "/dev/shm";
    private const long Enough = 1L << 30;

    private static readonly bool IsThere = HasRoom();

    public static DirectoryInfo Create(string prefix) => IsThere
        ? Directory.CreateDirectory($"{Memory}/{prefix}{Guid.NewGuid():N}", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        : Directory.CreateTempSubdirectory(prefix);

    // Containers often have little of it, and let no program start there.
    private static bool HasRoom() =>
        File.ReadLines("/proc/mounts").Select(line => line.Split(' ')).Any(mount => mount is [_, Memory, "tmpfs", var options, ..] && !options.Split(',').Contains("noexec"))
        && new DriveInfo(Memory).AvailableFreeSpace > Enough;
}
