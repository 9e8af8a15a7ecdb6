using Appliance.Machines.Accounts;

namespace Appliance.Machines.Files;

/// <summary>Files of this machine, or of a machine whose root is a folder here.</summary>
/// <param name="root">Folder standing for <c>/</c>; null for this machine itself.</param>
/// <param name="setsOwners">False where owners cannot be set (not root) or should not be (a trial).</param>
public sealed class LocalFiles(string? root, AccountDatabase accounts, bool setsOwners) : IMachineFiles
{
    private readonly string _root = root?.TrimEnd('/') ?? "";

    public string Locate(string path) => Locate(path, followLast: false);

    public FileEntry? Stat(string path)
    {
        var place = Locate(path);
        var stat = NativeFiles.Stat(place, out var found);
        if (!found)
        {
            return null;
        }

        var kind = (stat.Mode & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.SymbolicLink,
            _ => FileKind.Other,
        };
        var target = kind == FileKind.SymbolicLink ? new FileInfo(place).LinkTarget : null;
        return new FileEntry(kind, (UnixFileMode)(stat.Mode & 0xFFF), stat.UserId, stat.GroupId, stat.Size, target);
    }

    public byte[] Read(string path)
    {
        // To the end and not to the length: files of the kernel (/sys, /proc) say 4096 or 0 and hold something else.
        using var stream = new FileStream(Locate(path, followLast: true), FileMode.Open, System.IO.FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public void Write(string path, ReadOnlySpan<byte> content, Ownership ownership)
    {
        using var replacement = new Replacement(path, Locate(path));
        using (var stream = replacement.Open())
        {
            // Before the first byte, so that a secret is never readable by the wrong account, not even for an instant.
            Own(replacement.Temporary, ownership);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        replacement.Take();
    }

    public void Write(string path, Stream content, Ownership ownership)
    {
        using var replacement = new Replacement(path, Locate(path));
        using (var stream = replacement.Open())
        {
            Own(replacement.Temporary, ownership);
            content.CopyTo(stream);
            stream.Flush(flushToDisk: true);
        }

        replacement.Take();
    }

    public void SetOwnership(string path, Ownership ownership) => Own(Locate(path), ownership);

    public void SetOwnership(string path, UnixFileMode mode, int userId, int groupId)
    {
        if (setsOwners)
        {
            NativeFiles.ChangeOwner(Locate(path), userId, groupId);
        }

        File.SetUnixFileMode(Locate(path), mode);
    }

    public void CreateDirectory(string path, Ownership ownership)
    {
        var place = Locate(path);
        if (!Directory.Exists(Path.GetDirectoryName(place)))
        {
            throw new DirectoryNotFoundException($"{Path.GetDirectoryName(path)} is not there, so {path} cannot be made.");
        }

        Directory.CreateDirectory(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Own(place, ownership);
    }

    public void CreateLink(string path, string target) => File.CreateSymbolicLink(Locate(path), target);

    public void DeleteFile(string path)
    {
        var place = Locate(path);
        if (Directory.Exists(Path.GetDirectoryName(place)))
        {
            Replacement.RemoveAbandoned(place);
            File.Delete(place);
        }
    }

    public bool DeleteEmptyDirectory(string path)
    {
        var place = Locate(path);
        if (!Directory.Exists(place) || Directory.EnumerateFileSystemEntries(place).Any())
        {
            return false;
        }

        Directory.Delete(place);
        return true;
    }

    public void DeleteTree(string path)
    {
        if (Directory.Exists(Locate(path)))
        {
            Directory.Delete(Locate(path), recursive: true);
        }
    }

    public IReadOnlyList<string> List(string path)
    {
        var place = Locate(path, followLast: true);
        return Directory.Exists(place)
            ? [.. Directory.EnumerateFileSystemEntries(place).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)]
            : [];
    }

    private string Locate(string path, bool followLast)
    {
        if (!path.StartsWith('/'))
        {
            throw new ArgumentException($"`{path}` is not an absolute path.", nameof(path));
        }

        return _root.Length == 0 ? path : RootedPath.Resolve(_root, path, followLast);
    }

    private void Own(string place, Ownership ownership)
    {
        if (setsOwners)
        {
            var user = ownership.User is { } name ? accounts.UserId(name) : -1;
            var group = ownership.Group is { } groupName ? accounts.GroupId(groupName) : -1;
            NativeFiles.ChangeOwner(place, user, group);
        }

        File.SetUnixFileMode(place, ownership.Mode);
    }
}
