namespace Appliance.Tests.Machines.Ssh;

/// <summary>Looks at the arguments and the environment of every process, again and again, for a text that must not be there.</summary>
internal sealed class ProcessWatch : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;
    private readonly HashSet<string> _sightings = [];

    public ProcessWatch(string secret)
    {
        _thread = new Thread(() => Look(secret)) { IsBackground = true };
        _thread.Start();
    }

    public int Samples { get; private set; }

    public IReadOnlyCollection<string> Sightings
    {
        get
        {
            lock (_sightings)
            {
                return [.. _sightings];
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _end.Dispose();
    }

    private void Look(string secret)
    {
        while (!_end.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])))
            {
                foreach (var file in new[] { "cmdline", "environ" })
                {
                    // The server's own start is given the password, to set it.
                    if (Read($"{process}/{file}") is { } text && text.Contains(secret) && !text.Contains("chpasswd"))
                    {
                        lock (_sightings)
                        {
                            _sightings.Add($"{process}/{file}: {text.Replace('\0', ' ')}");
                        }
                    }
                }
            }

            Samples++;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return null;
        }
    }
}
