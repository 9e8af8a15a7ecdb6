using System.Globalization;

namespace Appliance.Lab;

/// <summary>A folder that is made once and then only read.</summary>
internal static class CacheFolder
{
    /// <summary>
    /// Makes the folder unless it is there. It appears complete or not at all: a build that is killed leaves a part
    /// under another name, and two builds at once take turns.
    /// </summary>
    /// <param name="build">Fills the folder it is given.</param>
    public static async Task EnsureAsync(string folder, Func<string, Task> build, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        await using var turn = await FileLock.TakeAsync(folder + ".lock", cancellationToken);
        if (Directory.Exists(folder))
            return;

        await RemoveDeadPartsAsync(folder, cancellationToken);
        var part = string.Create(CultureInfo.InvariantCulture, $"{folder}.part-{Environment.ProcessId}");
        await build(part);
        Directory.Move(part, folder);
    }

    private static async Task RemoveDeadPartsAsync(string folder, CancellationToken cancellationToken)
    {
        // Not an error when it fails: a program the dead build started may still be writing there.
        foreach (var part in Directory.GetDirectories(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + ".part-*"))
            await HostCommand.RunAsync(["rm", "-rf", "--one-file-system", part], cancellationToken: cancellationToken);
    }
}
