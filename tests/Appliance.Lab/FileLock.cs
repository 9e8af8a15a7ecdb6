namespace Appliance.Lab;

/// <summary>A lock all others see, in this process too, that ends with the process at the latest.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(200);

    /// <summary>The lock, or null when someone else holds it.</summary>
    public static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <summary>
    /// The same, not at once: a process that is being started has its parent's locks until its program begins, also those the
    /// parent has given up meanwhile.
    /// </summary>
    public static async Task<FileStream?> TryTakeAsync(string file, CancellationToken cancellationToken)
    {
        if (TryTake(file) is { } taken)
            return taken;
        await Task.Delay(Turn, cancellationToken);
        return TryTake(file);
    }

    public static async Task<FileStream> TakeAsync(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(file) is { } taken)
                return taken;
            await Task.Delay(Turn, cancellationToken);
        }
    }
}
