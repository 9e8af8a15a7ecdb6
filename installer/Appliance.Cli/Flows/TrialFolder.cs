using Appliance.Planning.Runs;

namespace Appliance.Cli.Flows;

/// <summary>The folder of a trial. A trial that was undone leaves nothing behind, not even its own records.</summary>
internal static class TrialFolder
{
    /// <returns>Whether the folder itself is gone; it stays when somebody else put something into it, and when it is a mount point.</returns>
    public static bool Remove(string prefix)
    {
        foreach (var records in new[] { RunPaths.State, RunPaths.Logs, Path.GetDirectoryName(RunPaths.Lock)! })
        {
            if (Directory.Exists(prefix + records))
            {
                Directory.Delete(prefix + records, recursive: true);
            }
        }

        RemoveEmpty(prefix);
        return !Directory.Exists(prefix);
    }

    private static void RemoveEmpty(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Where(path => new DirectoryInfo(path).LinkTarget is null))
        {
            RemoveEmpty(inner);
        }

        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        try
        {
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A mount point, or a folder in one that others own, cannot go and need not.
        }
    }
}
