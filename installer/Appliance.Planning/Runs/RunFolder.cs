using System.Globalization;
using System.Security.Cryptography;
using Appliance.Machines.Files;

namespace Appliance.Planning.Runs;

/// <summary>One run's folder: its journal, the originals of what it changed, and files on their way to be checked.</summary>
public sealed class RunFolder(IMachineFiles files, string id)
{
    private string Originals => $"{Path}/originals";

    public string Id { get; } = id;

    public string Path => $"{RunPaths.Runs}/{Id}";

    public string JournalPath => $"{Path}/journal";

    /// <summary>All that the run says, one event as JSON per line, for who looks on from another terminal.</summary>
    public string EventsPath => $"{Path}/events";

    /// <summary>The answers of the run, secrets by reference, so that it can be resumed without naming them again.</summary>
    public string AnswersPath => $"{Path}/answers.yaml";

    /// <summary>Makes the folder for root's eyes only: originals may hold secrets.</summary>
    public void Create()
    {
        foreach (var directory in new[] { RunPaths.State, RunPaths.Runs, Path, Originals })
        {
            if (!files.Exists(directory))
            {
                var ownership = directory == RunPaths.State ? Ownership.PublicExecutable : Ownership.PrivateDirectory();
                files.CreateDirectories(directory, ownership);
            }
        }
    }

    /// <summary>Keeps a copy of a file's content.</summary>
    /// <returns>The name <see cref="Original"/> finds it by.</returns>
    public string Keep(string path) => Keep(files.Read(path));

    /// <summary>Keeps content that is about to be replaced.</summary>
    public string Keep(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        var name = string.Create(CultureInfo.InvariantCulture, $"{files.List(Originals).Count + 1:0000}-{hash}");
        files.Write($"{Originals}/{name}", content, Ownership.Private());
        return name;
    }

    public byte[] Original(string name) => files.Read($"{Originals}/{name}");

    /// <summary>Writes a file that a consumer shall check before it goes live, and gives its path.</summary>
    public string Candidate(string fileName, byte[] content)
    {
        var path = $"{Path}/candidate-{fileName}";
        files.Write(path, content, Ownership.Private());
        return path;
    }
}
