using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Appliance.Lab;
using Appliance.LabTests.Lab;

namespace Appliance.LabTests.Trial;

/// <summary>A trial in a folder and on ports of its own, driven through the packaged executable as a person would.</summary>
public sealed class TrialSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _folder = Directory.CreateDirectory($"/var/tmp/appliance-trial-test-{Guid.NewGuid():N}");
    private readonly int[] _ports = FreePorts(4);
    private PlannedSteps? _planned;

    public string Prefix => Path.Combine(_folder.FullName, "trial");

    /// <summary>Where the test may put files of its own.</summary>
    public string Folder => _folder.FullName;

    public int HttpsPort => _ports[1];

    /// <summary>The administrator's password: a word that must not turn up anywhere.</summary>
    public string Canary { get; } = "canary+" + Guid.NewGuid().ToString("N");

    /// <summary>The arguments that keep it off other people's ports.</summary>
    public string[] Ports =>
        ["--set", $"engine.httpPort={_ports[0]}", "--set", $"engine.httpsPort={_ports[1]}", "--set", $"database.port={_ports[2]}", "--set", $"engine.nodePort={_ports[3]}"];

    /// <summary>The arguments every set-up of this trial has.</summary>
    public string[] Answers =>
    [
        "--prefix", Prefix, "--answers", Path.Combine(RepositoryFolder(), "answers", "trial.yaml"),
        .. Ports,
        "--set", "engine.adminPassword={ env: TRIAL_PASSWORD }",
    ];

    public Task<Outcome> SetUpAsync(params string[] more) => RunAsync(["setup", "--yes", .. Answers, .. more]);

    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Outcome(process.ExitCode, await output, await error);
    }

    /// <summary>Sets up until a step, or one after it, begins, then sends the program a signal.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> CutOffAsync(string step, string signal)
    {
        var planned = _planned ??= new PlannedSteps((await RunAsync(["plan", "--output", "json", .. Answers])).Output);
        using var process = Start(["setup", "--yes", "--output", "json", .. Answers]);
        var errors = process.StandardError.ReadToEndAsync();
        var seen = false;
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (!seen && planned.Begins(step, line))
            {
                seen = true;
                await SendAsync(process, signal);
            }
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        return seen ? process.ExitCode : throw new LabException($"The step {step} did not begin. {await errors}");
    }

    public Process Start(params string[] arguments)
    {
        // Whoever starts the tests in the background has SIGINT ignored, and children inherit that.
        var info = new ProcessStartInfo("env", ["--default-signal", PackagedExecutables.Appliance, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        info.Environment["TRIAL_PASSWORD"] = Canary;
        return Process.Start(info)!;
    }

    public void Dispose()
    {
        if (Directory.Exists(Prefix))
        {
            RunAsync("cleanup", "--yes", "--prefix", Prefix).GetAwaiter().GetResult();
        }

        _folder.Delete(recursive: true);
    }

    // Until a program that kills has started, some short steps may have gone by.
    private static async Task SendAsync(Process process, string signal)
    {
        if (signal == "KILL")
        {
            process.Kill();
            return;
        }

        using var kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    // Held all at once, so that no two are the same.
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }

    private static string RepositoryFolder([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../.."));

    public sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public string All => Output + Error;
    }
}
