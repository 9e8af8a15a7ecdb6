using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Planning.Steps;

/// <summary>
/// Remembers what a service had loaded when it was last (re)started, so that a run killed between writing a file and
/// restarting its service is noticed by the next one. A file that was written since counts as another, also with the content it had
/// then: between the two the service may have loaded something else.
/// </summary>
public sealed class LoadedFiles(string unit, IReadOnlyList<string> paths)
{
    /// <summary>Where the marks of all services are.</summary>
    public const string Folder = RunPaths.State + "/loaded";

    // Configuration is smaller, programs are larger: reading one of those takes longer than all else that a step looks at.
    private const long LargestRead = 4 << 20;

    private string MarkPath => $"{Folder}/{unit}";

    public bool AreCurrent(IMachineFiles files) => files.ReadTextOrNull(MarkPath)?.TrimEnd() == Digest(files);

    /// <summary>Whether the service must load them anew: they were written since, or a step that writes them is pending or done.</summary>
    /// <param name="writers">Ids of the steps that write them.</param>
    public bool AreNew(StepContext context, IReadOnlyList<string> writers) => writers.Any(context.Changed.Contains) || !AreCurrent(context.Machine.Files);

    /// <summary>The mark file, for capturing its undo.</summary>
    public string Path => MarkPath;

    public void Remember(IMachineFiles files)
    {
        files.CreateDirectories(Folder, Ownership.PublicExecutable);
        files.WriteText(MarkPath, Digest(files) + "\n", Ownership.Public);
    }

    private string Digest(IMachineFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            if (files.Stat(path) is { Kind: FileKind.File or FileKind.SymbolicLink } file)
            {
                var written = File.GetLastWriteTimeUtc(files.Locate(path)).Ticks;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{written} {file.Size}\n")));
                hash.AppendData(file is { Kind: FileKind.File, Size: > LargestRead } ? [] : files.Read(path));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
