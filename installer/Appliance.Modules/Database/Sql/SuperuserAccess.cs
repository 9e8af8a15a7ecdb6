using System.Globalization;
using Appliance.Machines;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Clusters;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Database.Sql;

/// <summary>The superuser of a cluster, or what keeps us from being him.</summary>
/// <param name="Obstacle">Why there is none; null when there is.</param>
internal sealed record SuperuserAccess(ISuperuser? Superuser, string? Obstacle)
{
    // Lines of postmaster.pid (PostgreSQL manual, "Database File Layout").
    private const int PortLine = 3;
    private const int SocketLine = 4;

    private const string Remedy = "Start the server and look at its log; then run setup again: it goes on from here.";

    /// <summary>Finds the running server by its postmaster.pid, whatever port it runs on now, and asks it something.</summary>
    public static async Task<SuperuserAccess> OfAsync(IMachine machine, PostgresCluster cluster, CancellationToken cancellationToken)
    {
        if (!machine.IsRoot && cluster.Kind != ClusterKind.Trial)
        {
            return new SuperuserAccess(null, "Only root may ask the database server.");
        }

        if (RunningPort(machine.Files, cluster) is not { } port)
        {
            return new SuperuserAccess(null, $"{cluster.Label} does not run.");
        }

        if (Of(machine, cluster, port) is not { } superuser)
        {
            return new SuperuserAccess(null, $"{PostgresCluster.TrialPasswordFile} is not there, which holds the superuser's password.");
        }

        try
        {
            await superuser.RowsAsync("SELECT 'here'", cancellationToken);
            return new SuperuserAccess(superuser, null);
        }
        catch (SqlFailedException e)
        {
            return new SuperuserAccess(null, $"{cluster.Label} does not let its superuser in: {e.Message}");
        }
    }

    /// <summary>The superuser.</summary>
    /// <exception cref="StepFailedException">There is none.</exception>
    public ISuperuser OrThrow() => Superuser ?? throw new StepFailedException(Obstacle!, Remedy);

    /// <summary>The port the server runs on, or ran on when it was killed; null when it is down.</summary>
    public static int? RunningPort(IMachineFiles files, PostgresCluster cluster)
    {
        var lines = PidFile(files, cluster);
        return lines.Length > PortLine && int.TryParse(lines[PortLine], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    /// <summary>The process of a trial's server, as it runs or ran when it was killed; null when it is down.</summary>
    public static int? TrialProcess(IMachineFiles files) =>
        int.TryParse(PidFile(files, PostgresCluster.TrialData).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null;

    private static string[] PidFile(IMachineFiles files, PostgresCluster cluster) => PidFile(files, cluster.DataDirectory);

    private static string[] PidFile(IMachineFiles files, string data) =>
        files.ReadTextOrNull($"{data}/postmaster.pid")?.Split('\n', StringSplitOptions.TrimEntries) ?? [];

    private static ISuperuser? Of(IMachine machine, PostgresCluster cluster, int port)
    {
        if (cluster.Kind != ClusterKind.Trial)
        {
            var socket = PidFile(machine.Files, cluster) is { Length: > SocketLine } lines && lines[SocketLine].Length > 0 ? lines[SocketLine] : cluster.SocketDirectory!;
            return new PsqlSuperuser(machine.Commands, cluster.Account, socket, port);
        }

        return machine.Files.ReadTextOrNull(PostgresCluster.TrialPasswordFile)?.Trim() is { Length: > 0 } password
            ? new LoginSuperuser(new DatabaseLogin("127.0.0.1", port, "postgres", PostgresCluster.TrialSuperuser, new Secret(password)))
            : null;
    }
}
