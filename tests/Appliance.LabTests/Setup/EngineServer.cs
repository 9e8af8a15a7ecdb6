using System.Diagnostics;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit.Abstractions;

namespace Appliance.LabTests.Setup;

/// <summary>
/// A fresh server as an administrator has it before the first command: the two packaged executables side by side, the
/// answer file of a whole site, a file with the administrator's password, packages in a folder and no way out.
/// </summary>
internal sealed class EngineServer : IAsyncDisposable
{
    public const string Fqdn = "engine.test.org";
    public const string Address = "10.0.200.93";

    /// <summary>Found nowhere on the machine but in its own file: it has what each encoding would change.</summary>
    public const string AdminPassword = "Canary+/&7 'ün\"dig\\";

    public const string AdminPasswordFile = "/root/admin.secret";

    /// <summary>Where the administrator unpacked the program; after a set-up it is on the path as well.</summary>
    public const string Program = "/opt/appliance/appliance";

    public const string Answers = "/root/standalone.yaml";

    private const string PidFile = "/run/lab.pid";

    // Becomes the program, so that the number in the file is the program's.
    private const string RememberPid = $"echo $$ > {PidFile}; exec \"$@\"";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    private readonly ITestOutputHelper _trail;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private PlannedSteps? _planned;

    private EngineServer(LabNetwork network, LabMachine machine, ITestOutputHelper trail)
    {
        Network = network;
        Machine = machine;
        _trail = trail;
    }

    public LabNetwork Network { get; }

    public LabMachine Machine { get; }

    /// <summary>Everything the program said on this machine, to look for secrets in.</summary>
    public List<string> Said { get; } = [];

    public static async Task<EngineServer> StartAsync(LabFixture fixture, ITestOutputHelper trail, IReadOnlyDictionary<string, long>? fileSystemLimits = null)
    {
        var cancellationToken = CancellationToken.None;
        var repository = await fixture.RepositoryAsync(cancellationToken);
        var network = await fixture.Lab.CreateNetworkAsync("site", cancellationToken);
        await network.AddAddressAsync("10.0.200.1/24", cancellationToken);
        var machine = await fixture.Lab.StartMachineAsync(
            new()
            {
                HostName = "node93",
                Nics = [new("em1", network, Address + "/24"), new("em2", network), new("em3", network), new("em4", network)],
                Repository = repository,
                FileSystemLimits = fileSystemLimits ?? new Dictionary<string, long>(),
            },
            cancellationToken);
        await machine.CopyInAsync(PackagedExecutables.Appliance, Program, "0755", cancellationToken);
        await machine.CopyInAsync(PackagedExecutables.Engine, Program + "-engine", "0755", cancellationToken);
        await machine.CopyInAsync(AnswerFiles.Standalone, Answers, "0644", cancellationToken);
        await machine.WriteFileAsync(AdminPasswordFile, AdminPassword + "\n", cancellationToken, "0600");
        return new EngineServer(network, machine, trail);
    }

    public void Note(string text) => _trail.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {text}");

    /// <summary>Runs a command on the machine that has to succeed.</summary>
    /// <returns>Its standard output without blanks at the end.</returns>
    public async Task<string> ShellAsync(params string[] command) => (await Machine.RunAsync(CancellationToken.None, command)).OrThrow().Output.TrimEnd();

    /// <summary>Runs the program with these arguments.</summary>
    public Task<CommandOutcome> RunAsync(params string[] arguments) => RunAsync(arguments, onLine: null);

    /// <summary>An unattended set-up from the folder of packages.</summary>
    public Task<CommandOutcome> SetUpAsync(params string[] more) => RunAsync([.. SetUp, .. more]);

    /// <summary>The same, and something happens as soon as a step, or one after it, has begun.</summary>
    /// <param name="step">Its id. It may be done already, when an earlier run was stopped a little late.</param>
    /// <param name="output">Wait until the step's commands have said this as well.</param>
    public async Task<CommandOutcome> SetUpAsync(string step, Func<Task> then, string output = "")
    {
        var planned = _planned ??= await PlannedStepsAsync();
        var happening = Task.CompletedTask;
        var began = false;
        var outcome = await RunAsync([.. SetUp, "--output", "json"], line =>
        {
            if (!began && (output.Length > 0 ? PlannedSteps.Says(step, output, line) : planned.Begins(step, line)))
            {
                began = true;
                happening = Task.Run(then);
            }
        });
        began.Should().BeTrue("the run must come to the step {0} {1}; it said at last:\n{2}", step, output, outcome.LastWords());
        await happening;
        return outcome;
    }

    /// <summary>Sends a signal to the program that was started last.</summary>
    public async Task SignalAsync(string signal)
    {
        await ShellAsync("sh", "-c", $"kill -{signal} $(cat {PidFile})");
        Note($"sent SIG{signal}");
    }

    /// <summary>Whether another machine can open a TCP connection.</summary>
    public async Task<bool> AnswersAsync(int port) =>
        (await Network.RunAsync(CancellationToken.None, "timeout", "2", "bash", "-c", $"< /dev/tcp/{Address}/{port}")).Succeeded;

    /// <summary>Fetches from another machine, over TLS with the given CA when it is https.</summary>
    public Task<CommandOutcome> FetchAsync(string url, string? caFile = null) => Network.RunAsync(
        CancellationToken.None,
        [
            "curl", "--silent", "--show-error", "--max-time", "10", "--noproxy", "*",
            "--resolve", $"{Fqdn}:80:{Address}", "--resolve", $"{Fqdn}:443:{Address}",
            .. caFile is null ? Array.Empty<string>() : ["--cacert", caFile], url,
        ]);

    public async ValueTask DisposeAsync()
    {
        await Machine.DisposeAsync();
        await Network.DisposeAsync();
    }

    private static string[] SetUp => ["setup", "--answers", Answers, "--package-source", LabRepository.FolderInMachine, "--yes"];

    private async Task<CommandOutcome> RunAsync(IReadOnlyList<string> arguments, Action<string>? onLine)
    {
        var clock = Stopwatch.StartNew();
        var outcome = await Machine.RunAsync(["sh", "-c", RememberPid, "sh", Program, .. arguments], onLine: onLine, timeout: Limit);
        Note($"appliance {string.Join(' ', arguments)}: exit code {outcome.ExitCode} after {clock.Elapsed.TotalSeconds:0.0} s");
        foreach (var line in (outcome.Output + outcome.Error).Split('\n').Where(line => line.StartsWith("[ ERROR ]", StringComparison.Ordinal)))
            Note("    " + line);
        Said.Add(outcome.Output + outcome.Error);
        return outcome;
    }

    private async Task<PlannedSteps> PlannedStepsAsync() =>
        new((await RunAsync("plan", "--answers", Answers, "--package-source", LabRepository.FolderInMachine, "--output", "json")).OrThrow().Output);
}
