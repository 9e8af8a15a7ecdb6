using System.Runtime.InteropServices;

namespace Appliance.Machines.Files;

/// <summary>What .NET has no call for: owners, and making a rename durable. See chown(2), statx(2), fsync(2).</summary>
internal static partial class NativeFiles
{
    private const int AtFdCwd = -100;
    private const int AtSymlinkNoFollow = 0x100;
    private const uint StatxBasic = 0x7ff;
    private const int CloseOnExec = 0x80000;

    public static Statx Stat(string path, out bool found)
    {
        var result = statx(AtFdCwd, path, AtSymlinkNoFollow, StatxBasic, out var buffer);
        found = result == 0;
        if (!found && Marshal.GetLastPInvokeError() is var error and not (2 or 20))
        {
            throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        return buffer;
    }

    public static void ChangeOwner(string path, int userId, int groupId)
    {
        if (lchown(path, userId, groupId) != 0)
        {
            throw new IOException($"The owner of {path} could not be set: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    /// <summary>A rename is on disk only once its directory is.</summary>
    public static void SyncDirectory(string path)
    {
        var descriptor = open(path, CloseOnExec);
        if (descriptor >= 0)
        {
            _ = fsync(descriptor);
            _ = close(descriptor);
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    internal struct Statx
    {
        public uint Mask;
        public uint BlockSize;
        public ulong Attributes;
        public uint LinkCount;
        public int UserId;
        public int GroupId;
        public ushort Mode;
        private readonly ushort _spare;
        public ulong Inode;
        public long Size;
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, out Statx buffer);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int lchown(string path, int userId, int groupId);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int descriptor);
}
