using Appliance.Machines.Files;

namespace Appliance.Modules.Network.Change;

/// <summary>
/// The guard, and the program it guards, one at a time. The kernel holds the lock (flock(2)) and lets it go when its
/// process ends, however it ends.
/// </summary>
internal static class ChangeLock
{
    private const string Path = "/run/appliance/network.lock";

    // EWOULDBLOCK (errno(3)).
    private const int WouldBlock = 11;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> TakeAsync(IMachineFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        files.CreateDirectories(System.IO.Path.GetDirectoryName(Path)!, Ownership.PublicExecutable);
        while (true)
        {
            try
            {
                return new FileStream(files.Locate(Path), FileMode.OpenOrCreate, System.IO.FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.HResult == WouldBlock)
            {
                await Task.Delay(Interval, time, cancellationToken);
            }
        }
    }
}
