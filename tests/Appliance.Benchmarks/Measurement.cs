using System.Diagnostics;

namespace Appliance.Benchmarks;

/// <summary>Times of one thing done several times, in milliseconds.</summary>
internal sealed record Measurement(string Name, int Count, double Median, double Fastest, double Slowest)
{
    /// <param name="count">How often it is timed, after one time that does not count.</param>
    public static async Task<Measurement> OfAsync(string name, int count, Func<Task> work)
    {
        await work();
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return new Measurement(name, count, times[count / 2], times[0], times[^1]);
    }
}
