using System.Text;

namespace Appliance.Machines.Files;

/// <summary>What can be said with <see cref="IMachineFiles"/> alone. Text is UTF-8 without a byte order mark.</summary>
public static class MachineFilesExtensions
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static bool Exists(this IMachineFiles files, string path) => files.Stat(path) is not null;

    public static string ReadText(this IMachineFiles files, string path) => Utf8.GetString(files.Read(path));

    /// <summary>The content, or null when there is no such file.</summary>
    public static string? ReadTextOrNull(this IMachineFiles files, string path)
    {
        if (files.Stat(path) is not { Kind: FileKind.File or FileKind.SymbolicLink })
        {
            return null;
        }

        try
        {
            return files.ReadText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // A link to nothing, or a file that went away in between.
            return null;
        }
    }

    public static void WriteText(this IMachineFiles files, string path, string text, Ownership ownership) =>
        files.Write(path, Utf8.GetBytes(text), ownership);

    /// <summary>Makes a directory and those above it that are missing, which are open for all to enter.</summary>
    public static void CreateDirectories(this IMachineFiles files, string path, Ownership ownership)
    {
        if (files.Exists(path))
        {
            return;
        }

        files.CreateDirectories(Path.GetDirectoryName(path)!, Ownership.PublicExecutable);
        files.CreateDirectory(path, ownership);
    }
}
