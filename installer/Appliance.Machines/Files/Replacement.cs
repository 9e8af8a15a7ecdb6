namespace Appliance.Machines.Files;

/// <summary>A file being written beside the one it replaces; it goes away unless it is taken.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="place">Where it really is.</param>
internal sealed class Replacement(string path, string place) : IDisposable
{
    private bool _taken;

    public string Temporary { get; } = $"{place}.{Environment.ProcessId}.appliance-new";

    public FileStream Open()
    {
        if (Directory.Exists(place))
        {
            throw new IOException($"{path} is a directory; a file should be there.");
        }

        // One left by a run that was killed, perhaps; never opened, since it could be a link to somewhere else.
        File.Delete(Temporary);
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
}
