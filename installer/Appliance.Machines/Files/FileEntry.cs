namespace Appliance.Machines.Files;

public enum FileKind
{
    File,
    Directory,
    SymbolicLink,
    Other,
}

/// <summary>What is at a path.</summary>
/// <param name="Mode">Permission bits, as octal digits would give them (0640).</param>
/// <param name="Size">Bytes.</param>
/// <param name="LinkTarget">Where a symbolic link points; null for anything else.</param>
public sealed record FileEntry(FileKind Kind, UnixFileMode Mode, int UserId, int GroupId, long Size, string? LinkTarget = null);
