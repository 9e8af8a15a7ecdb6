using System.Globalization;

namespace Appliance.Machines.Files;

/// <summary>A file being written beside the one it replaces; it goes away unless it is taken.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="place">Where it really is.</param>
internal sealed class Replacement(string path, string place) : IDisposable
{
    private const string Ending = ".appliance-new";

    private bool _taken;

    public string Temporary { get; } = $"{place}.{Environment.ProcessId}{Ending}";

    /// <summary>Removes what runs that were killed left beside a file.</summary>
    public static void RemoveAbandoned(string place)
    {
        var start = Path.GetFileName(place) + ".";
        var left = Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(place)!, "*" + Ending)
            .Where(entry => Path.GetFileName(entry) is { } name && name.StartsWith(start, StringComparison.Ordinal) && name.Length > start.Length + Ending.Length)
            .Where(entry => int.TryParse(Path.GetFileName(entry)[start.Length..^Ending.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !IsAtWork(process));
        foreach (var entry in left.ToList())
        {
            File.Delete(entry);
        }
    }

    public FileStream Open()
    {
        if (Directory.Exists(place))
        {
            throw new IOException($"{path} is a directory; a file should be there.");
        }

        // One left by a run that was killed, perhaps; never opened, since it could be a link to somewhere else.
        RemoveAbandoned(place);
        return new FileStream(Temporary, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = System.IO.FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    public void Take()
    {
        File.Move(Temporary, place, overwrite: true);
        _taken = true;
        NativeFiles.SyncDirectory(Path.GetDirectoryName(place)!);
    }

    public void Dispose()
    {
        if (!_taken && Directory.Exists(Path.GetDirectoryName(place)))
        {
            File.Delete(Temporary);
        }
    }

    // The number may have gone to another program since, after a boot for instance.
    private static bool IsAtWork(int process) =>
        process != Environment.ProcessId && NameOf(process) is { } name && name == NameOf(Environment.ProcessId);

    private static string? NameOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/comm");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
