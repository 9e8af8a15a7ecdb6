using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Servers;

/// <summary>A trial's server, started and stopped with pg_ctl(1).</summary>
internal sealed class ProcessControl(IMachine machine, PostgresCluster cluster) : IServerControl
{
    private const int PatienceSeconds = 60;

    // pg_ctl(1): "If an accessible data directory is not specified, the process returns an exit status of 4"; 3: not running.
    private const int Running = 0;

    private string DataDirectory => machine.Files.Locate(cluster.DataDirectory);

    // postgresql.conf there leads to the data.
    private string ConfigDirectory => machine.Files.Locate(cluster.ConfigDirectory);

    public async Task<ServerState> StateAsync(CancellationToken cancellationToken) =>
        new(Enabled: true, (await PgCtlAsync(["status", "--pgdata", DataDirectory], cancellationToken)).ExitCode == Running);

    public Task EnableAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var log = machine.Files.Locate(cluster.LogFile);
        var result = await PgCtlAsync(["start", "--pgdata", ConfigDirectory, "--wait", "--timeout", Patience, "--log", log], cancellationToken);
        if (!result.Succeeded)
        {
            var tail = ServerLog.Tail(machine.Files, cluster);
            throw tail.Contains("Address already in use", StringComparison.Ordinal)
                ? new StepFailedException($"The trial's PostgreSQL cannot start: another program has its port.{tail}", "Give a free port (--set database.port=15432), or end the program that has this one (`ss -tlnp` shows it); then run setup again.")
                : new StepFailedException($"The trial's PostgreSQL does not start.{(tail.Length > 0 ? tail : " " + string.Join(' ', result.Tail(3)))}", $"Mend the cause (its whole log is {log}) and run setup again: it goes on from here.");
        }
    }

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await StartAsync(cancellationToken);
    }

    /// <summary>Ends it, also with clients connected. Nothing happens when it does not run.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if ((await StateAsync(cancellationToken)).Running)
        {
            (await PgCtlAsync(["stop", "--pgdata", DataDirectory, "--wait", "--timeout", Patience, "--mode", "fast"], cancellationToken)).OrThrow();
        }
    }

    public async Task<IReadOnlyList<UndoRecord>> CaptureAsync(CancellationToken cancellationToken) =>
        [ServerProcessUndo.Capture(cluster, (await StateAsync(cancellationToken)).Running)];

    private static string Patience => PatienceSeconds.ToString(CultureInfo.InvariantCulture);

    private Task<CommandResult> PgCtlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) => machine.Commands.RunAsync(
        new Command($"{cluster.Binaries}/pg_ctl", arguments).As(cluster.Account), cancellationToken);
}
