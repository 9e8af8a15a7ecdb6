using System.Text;

namespace Appliance.Machines.Files;

/// <summary>Text over <see cref="IMachineFiles"/>: UTF-8 without a byte order mark.</summary>
public static class MachineFilesText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static bool Exists(this IMachineFiles files, string path) => files.Stat(path) is not null;

    public static string ReadText(this IMachineFiles files, string path) => Utf8.GetString(files.Read(path));

    /// <summary>The content, or null when there is no such file.</summary>
    public static string? ReadTextOrNull(this IMachineFiles files, string path) =>
        files.Stat(path) is { Kind: FileKind.File or FileKind.SymbolicLink } ? files.ReadText(path) : null;

    public static void WriteText(this IMachineFiles files, string path, string text, Ownership ownership) =>
        files.Write(path, Utf8.GetBytes(text), ownership);
}
