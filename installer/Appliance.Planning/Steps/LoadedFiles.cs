using System.Security.Cryptography;
using System.Text;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Planning.Steps;

/// <summary>
/// Remembers what a service had loaded when it was last (re)started, so that a run killed between writing a file and
/// restarting its service is noticed by the next one. Files are told apart by their content; a program of the same size and time as
/// then is taken for the same.
/// </summary>
public sealed class LoadedFiles(string unit, IReadOnlyList<string> paths)
{
    /// <summary>Where the marks of all services are.</summary>
    public const string Folder = RunPaths.State + "/loaded";

    // Configuration is smaller, programs are larger: reading one of those takes longer than all else that a step looks at.
    private const long LargestRead = 4 << 20;

    private string MarkPath => $"{Folder}/{unit}";

    public bool AreCurrent(IMachineFiles files) =>
        files.ReadTextOrNull(MarkPath)?.Split('\n') is { } marks && (marks.Contains(Digest(files, ProgramTime)) || marks.Contains(Digest(files, ProgramHash)));

    /// <summary>The mark file, for capturing its undo.</summary>
    public string Path => MarkPath;

    public void Remember(IMachineFiles files)
    {
        files.CreateDirectories(Folder, Ownership.PublicExecutable);
        files.WriteText(MarkPath, $"{Digest(files, ProgramHash)}\n{Digest(files, ProgramTime)}\n", Ownership.Public);
    }

    private static byte[] ProgramHash(string place)
    {
        using var stream = File.OpenRead(place);
        return SHA256.HashData(stream);
    }

    private static byte[] ProgramTime(string place)
    {
        var program = new FileInfo(place);
        return Encoding.UTF8.GetBytes($"{program.Length} {program.LastWriteTimeUtc.Ticks}");
    }

    /// <param name="ofProgram">What is told of a large file, by where it is on this host.</param>
    private string Digest(IMachineFiles files, Func<string, byte[]> ofProgram)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(files.Stat(path) switch
            {
                { Kind: FileKind.File, Size: > LargestRead } => ofProgram(files.Locate(path)),
                { Kind: FileKind.File or FileKind.SymbolicLink } => files.Read(path),
                _ => [],
            });
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
