using Appliance.Machines.Files;

namespace Appliance.Tests.Support;

/// <summary>Files of a machine that loses power at the n-th write: that write and all later ones do not happen.</summary>
internal sealed class CrashingFiles(IMachineFiles inner, int writesUntilCrash) : IMachineFiles
{
    private int _left = writesUntilCrash;

    public bool Crashed => _left < 0;

    public string Locate(string path)
    {
        // The journal is appended to in place; giving out its path is the write.
        if (path.EndsWith("/journal", StringComparison.Ordinal))
        {
            Count();
        }

        return inner.Locate(path);
    }

    public FileEntry? Stat(string path) => inner.Stat(path);

    public byte[] Read(string path) => inner.Read(path);

    public void Write(string path, ReadOnlySpan<byte> content, Ownership ownership)
    {
        Count();
        inner.Write(path, content, ownership);
    }

    public void SetOwnership(string path, Ownership ownership)
    {
        Count();
        inner.SetOwnership(path, ownership);
    }

    public void SetOwnership(string path, UnixFileMode mode, int userId, int groupId)
    {
        Count();
        inner.SetOwnership(path, mode, userId, groupId);
    }

    public void CreateDirectory(string path, Ownership ownership)
    {
        Count();
        inner.CreateDirectory(path, ownership);
    }

    public void CreateLink(string path, string target)
    {
        Count();
        inner.CreateLink(path, target);
    }

    public void DeleteFile(string path)
    {
        Count();
        inner.DeleteFile(path);
    }

    public bool DeleteEmptyDirectory(string path)
    {
        Count();
        return inner.DeleteEmptyDirectory(path);
    }

    public void DeleteTree(string path)
    {
        Count();
        inner.DeleteTree(path);
    }

    public IReadOnlyList<string> List(string path) => inner.List(path);

    /// <summary>The machine is on again; nothing crashes any more.</summary>
    public void PowerIsBack() => _left = int.MaxValue;

    /// <summary>From now on so many writes happen, and then the power goes.</summary>
    public void LosePowerAfter(int writes) => _left = writes;

    private void Count()
    {
        if (--_left < 0)
        {
            throw new IOException("the power is off");
        }
    }
}
