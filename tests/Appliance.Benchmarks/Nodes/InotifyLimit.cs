namespace Appliance.Benchmarks.Nodes;

/// <summary>
/// More inotify instances than Linux gives one user (inotify(7): max_user_instances, 128): each systemd takes several, and all
/// containers are root's. Put back at the end.
/// </summary>
internal sealed class InotifyLimit : IAsyncDisposable
{
    private const string Path = "/proc/sys/fs/inotify/max_user_instances";
    private const string Enough = "8192";

    private readonly string _before;

    private InotifyLimit(string before) => _before = before;

    public static async Task<InotifyLimit> RaiseAsync(CancellationToken cancellationToken)
    {
        var limit = new InotifyLimit(await File.ReadAllTextAsync(Path, cancellationToken));
        await File.WriteAllTextAsync(Path, Enough, cancellationToken);
        return limit;
    }

    public async ValueTask DisposeAsync() => await File.WriteAllTextAsync(Path, _before);
}
