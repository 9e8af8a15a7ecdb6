namespace Appliance.Lab;

/// <summary>Where the lab keeps what it makes.</summary>
/// <param name="Cache">Images and package repositories, kept between runs (a few hundred MB).</param>
/// <param name="Work">What machines write during a run; removed with it.</param>
public sealed record LabFolders(string Cache, string Work)
{
    private const long RoomInMemory = 6L << 30;

    /// <summary>
    /// The usual places: <c>$APPLIANCE_LAB_CACHE</c> or /var/cache/appliance-lab, and <c>$APPLIANCE_LAB_WORK</c> or
    /// memory (where a package installation's many fsyncs cost nothing) when there is enough of it, else /var/tmp.
    /// </summary>
    public static LabFolders Default() => new(
        Environment.GetEnvironmentVariable("APPLIANCE_LAB_CACHE") ?? "/var/cache/appliance-lab",
        Environment.GetEnvironmentVariable("APPLIANCE_LAB_WORK") ?? (HasRoomInMemory() ? "/dev/shm" : "/var/tmp") + "/appliance-lab");

    private static bool HasRoomInMemory() =>
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > RoomInMemory
        && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > RoomInMemory;
}
