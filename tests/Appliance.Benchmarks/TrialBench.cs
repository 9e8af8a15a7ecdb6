using System.Diagnostics;

namespace Appliance.Benchmarks;

/// <summary>The packaged program at its everyday work, on a trial made for this.</summary>
internal sealed class TrialBench(string appliance, string answers) : IDisposable
{
    private readonly string _prefix = $"/var/tmp/appliance-bench-{Environment.ProcessId}";

    // Away from the ports of a trial that a person may have running.
    private string[] Site => ["--prefix", _prefix, "--answers", answers, "--set", "engine.httpPort=18080", "--set", "engine.httpsPort=18443", "--set", "engine.nodePort=18444", "--set", "database.port=54399"];

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        // The peer: a small program of the system that reads its own version and ends, as fast as processes start here.
        var peer = await Measurement.OfAsync("peer: openssl version", 30, () => Start("openssl", "version"));
        var version = await Measurement.OfAsync("appliance --version", 30, () => Start(appliance, "--version"));
        var validate = await Measurement.OfAsync("appliance answers validate standalone.yaml", 20, () => Start(appliance, "answers", "validate", Path.Combine(Path.GetDirectoryName(answers)!, "standalone.yaml")));
        var plan = await Measurement.OfAsync("appliance plan (trial, nothing there yet)", 10, () => Start(appliance, ["plan", .. Site]));
        var started = Stopwatch.GetTimestamp();
        await Start(appliance, ["setup", "--yes", .. Site]);
        var first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var setup = new Measurement("appliance setup (trial, first run)", 1, first, first, first);
        var again = await Measurement.OfAsync("appliance setup (trial, nothing to change)", 10, () => Start(appliance, ["setup", "--yes", .. Site]));
        var status = await Measurement.OfAsync("appliance status (trial)", 10, () => Start(appliance, "status", "--prefix", _prefix));
        return [peer, version, validate, plan, setup, again, status];
    }

    public void Dispose()
    {
        if (Directory.Exists(_prefix))
        {
            Start(appliance, "cleanup", "--yes", "--prefix", _prefix).GetAwaiter().GetResult();
        }
    }

    private static async Task Start(string program, params string[] arguments)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}: {await output}{await error}");
        }
    }
}
