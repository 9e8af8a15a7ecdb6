using System.Text.Json;
using Appliance.Machines.Files;

namespace Appliance.Planning.Runs;

/// <summary>
/// One run per machine at a time. The kernel holds the lock (flock(2)) and lets it go when the process ends, however it
/// ends; the file beside it only tells people who has it.
/// </summary>
public sealed class RunLock : IDisposable
{
    // EWOULDBLOCK (errno(3)), which flock(2) gives when another process has the lock.
    private const int WouldBlock = 11;

    private readonly FileStream _stream;
    private readonly IMachineFiles _files;

    private RunLock(FileStream stream, IMachineFiles files)
    {
        _stream = stream;
        _files = files;
    }

    private static string HolderPath => RunPaths.Lock + ".holder";

    /// <summary>Takes the lock.</summary>
    /// <param name="holder">Who has it when it could not be taken; null when that is not known.</param>
    /// <returns>Null when another run has it.</returns>
    public static RunLock? TryTake(IMachineFiles files, TimeProvider time, string command, out RunLockHolder? holder)
    {
        holder = null;
        files.CreateDirectories(Path.GetDirectoryName(RunPaths.Lock)!, Ownership.PublicExecutable);
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = System.IO.FileAccess.ReadWrite,
            Share = FileShare.None,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        FileStream stream;
        try
        {
            stream = new FileStream(files.Locate(RunPaths.Lock), options);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            holder = ReadHolder(files);
            return null;
        }

        var text = JsonSerializer.SerializeToUtf8Bytes(new RunLockHolder(Environment.ProcessId, time.GetUtcNow(), command), JournalJson.Default.RunLockHolder);
        files.Write(HolderPath, text, new Ownership(Ownership.Public.Mode));
        return new RunLock(stream, files);
    }

    /// <summary>Who has the lock now, as the file tells and as long as that process lives; null when nobody has.</summary>
    public static RunLockHolder? Holder(IMachineFiles files) =>
        ReadHolder(files) is { } holder && Directory.Exists($"/proc/{holder.ProcessId}") ? holder : null;

    public void Dispose()
    {
        _files.DeleteFile(HolderPath);
        _stream.Dispose();
    }

    private static RunLockHolder? ReadHolder(IMachineFiles files)
    {
        try
        {
            return files.ReadTextOrNull(HolderPath) is { } text ? JsonSerializer.Deserialize(text, JournalJson.Default.RunLockHolder) : null;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }
}
