namespace Appliance.Machines.Ssh;

/// <summary>Sockets of one command at work, in a folder only its user may enter. Short, for the path of a socket has at most 107 bytes.</summary>
public sealed class SshFolder : IDisposable
{
    private readonly string _path;
    private int _count;

    public SshFolder()
    {
        _path = Environment.IsPrivilegedProcess && Directory.Exists("/run")
            ? Path.Combine("/run", $"appliance-ssh-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}")
            : Directory.CreateTempSubdirectory("appliance-ssh-").FullName;
        Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A path in it that nothing has yet.</summary>
    public string Next(string kind) => Path.Combine(_path, $"{Interlocked.Increment(ref _count)}.{kind}");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
