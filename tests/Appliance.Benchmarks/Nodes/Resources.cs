using System.Globalization;

namespace Appliance.Benchmarks.Nodes;

/// <summary>What the build machine as a whole spends; while a bench runs, all of it is the bench's.</summary>
internal sealed class Resources : IAsyncDisposable
{
    // proc(5): /proc/stat counts in USER_HZ, which is 100 on every Linux architecture .NET runs on.
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan SamplePause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly double _busyBefore = BusySeconds();
    private readonly long _freeBefore = AvailableBytes();
    private readonly Task _sampling;
    private long _leastFree = long.MaxValue;

    public Resources() => _sampling = SampleAsync();

    /// <summary>Seconds of processor time since the beginning, all processors together.</summary>
    public double CpuSeconds => BusySeconds() - _busyBefore;

    /// <summary>The most memory that was in use beyond what was in use at the beginning, in bytes.</summary>
    public long PeakBytes => Math.Max(0, _freeBefore - Math.Min(_leastFree, AvailableBytes()));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sampling;
        _stop.Dispose();
    }

    private async Task SampleAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            _leastFree = Math.Min(_leastFree, AvailableBytes());
            await Task.Delay(SamplePause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // user, nice and system time; idle, waiting and stolen time are not ours.
    private static double BusySeconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[1..4].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    private static long AvailableBytes() =>
        1024 * long.Parse(File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
