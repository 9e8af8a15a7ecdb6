namespace Appliance.Machines.Files;

/// <summary>
/// The files of one machine. Paths are those a person on that machine would use (<c>/etc/hosts</c>), whatever folder
/// the machine's root is kept in.
/// </summary>
public interface IMachineFiles
{
    /// <summary>Where the path really is for programs started from here; the same path unless there is a prefix.</summary>
    string Locate(string path);

    /// <summary>What is at the path (a link itself, not its target); null when nothing is.</summary>
    FileEntry? Stat(string path);

    /// <summary>The whole content.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    byte[] Read(string path);

    /// <summary>
    /// Replaces the content at once: written beside the target, given owner and mode while still empty, synced, renamed.
    /// Whoever reads sees the old file or the new one, never half of one.
    /// </summary>
    void Write(string path, ReadOnlySpan<byte> content, Ownership ownership);

    /// <summary>The same for content that is too large to be held in memory, such as a program.</summary>
    void Write(string path, Stream content, Ownership ownership)
    {
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        Write(path, memory.GetBuffer().AsSpan(0, (int)memory.Length), ownership);
    }

    void SetOwnership(string path, Ownership ownership);

    /// <summary>Sets owner and group by number, as <see cref="Stat"/> gave them.</summary>
    void SetOwnership(string path, UnixFileMode mode, int userId, int groupId);

    /// <summary>Makes the directory; its parent must exist.</summary>
    void CreateDirectory(string path, Ownership ownership);

    void CreateLink(string path, string target);

    /// <summary>Removes a file or link. Nothing happens when it is not there.</summary>
    void DeleteFile(string path);

    /// <summary>Removes an empty directory and says whether it did; one with content stays.</summary>
    bool DeleteEmptyDirectory(string path);

    /// <summary>Removes a directory with all that is in it; links in it are removed, not followed.</summary>
    void DeleteTree(string path);

    /// <summary>Names (not paths) in a directory, in ordinal order; empty when there is no such directory.</summary>
    IReadOnlyList<string> List(string path);
}
