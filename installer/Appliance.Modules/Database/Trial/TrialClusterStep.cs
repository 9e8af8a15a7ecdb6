using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Trial;

/// <summary>
/// A private cluster below the prefix, whose superuser has the password of its file. That it is complete is marked beside
/// it: initdb(1) writes PG_VERSION first, so that file proves nothing after a kill.
/// </summary>
internal sealed class TrialClusterStep(string id, string title, PostgresCluster cluster, string locale) : Step(id, title)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The superuser's verifier as it was last set: tells also whether the password file has changed since.
    private string Mark => cluster.DataDirectory + ".superuser";

    private string LogDirectory => Path.GetDirectoryName(cluster.LogFile)!;

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        if (!IsComplete(files))
        {
            return Task.FromResult(Inspection.Of(ChangeKind.Process, $"Make a private PostgreSQL {cluster.Version} cluster", $"+{cluster.DataDirectory}"));
        }

        return Task.FromResult(HasPassword(files)
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Process, "Give the private cluster's superuser its password", $"+password as in {PostgresCluster.TrialPasswordFile}"));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        return Task.FromResult<IReadOnlyList<UndoRecord>>(
        [
            .. IsComplete(files)
                ? Array.Empty<UndoRecord>()
                : [.. Missing(files, cluster.DataDirectory).Concat(Missing(files, LogDirectory)).Select(DirectoryUndo.Made), DirectoryUndo.MadeWithContent(LogDirectory), ClusterUndo.Made(cluster)],
            FileUndo.Capture(context, Mark),
        ]);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        if (!IsComplete(files))
        {
            await InitializeAsync(context, cancellationToken);
        }

        // Single-user mode needs no rule in pg_hba.conf and no password, but the data to itself.
        await new ProcessControl(context.Machine, cluster).StopAsync(cancellationToken);
        var verifier = ScramVerifier.Make(Password(files)!).ToString();
        await SetVerifierAsync(context, verifier, cancellationToken);
        files.WriteText(Mark, verifier + "\n", Ownership.Private());
    }

    private async Task InitializeAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        files.CreateDirectories(Path.GetDirectoryName(cluster.DataDirectory)!, Ownership.PublicExecutable);
        await TrialAccount.RequireWayAsync(context, cluster.Account, Path.GetDirectoryName(cluster.DataDirectory)!, cancellationToken);
        await MakeOwnDirectoryAsync(context, LogDirectory, cancellationToken);

        // What is there without the mark is the rest of an attempt that was killed.
        await new ProcessControl(context.Machine, cluster).StopAsync(cancellationToken);
        files.DeleteTree(cluster.DataDirectory);
        await MakeOwnDirectoryAsync(context, cluster.DataDirectory, cancellationToken);
        var initdb = Command.Of(
            $"{cluster.Binaries}/initdb", "--pgdata", files.Locate(cluster.DataDirectory), "--username", PostgresCluster.TrialSuperuser,
            "--encoding", "UTF8", "--locale", locale, "--auth-local", "reject", "--auth-host", "reject");
        var result = await context.Machine.Commands.RunAsync(initdb.As(cluster.Account).WithTimeout(Patience), cancellationToken, context.Say);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The private PostgreSQL cluster could not be made: {string.Join(' ', result.Tail(3))}",
                $"Look whether there is space left (`df -h {files.Locate("/")}`) and whether the locale {locale} exists (`locale -a`); then run setup again.");
        }
    }

    private async Task SetVerifierAsync(StepContext context, string verifier, CancellationToken cancellationToken)
    {
        // In single-user mode each line is a statement.
        var sql = $"ALTER ROLE {SqlText.Name(PostgresCluster.TrialSuperuser)} PASSWORD {SqlText.Literal(verifier)}\n";
        var command = Command.Of($"{cluster.Binaries}/postgres", "--single", "-D", context.Machine.Files.Locate(cluster.DataDirectory), "-c", "exit_on_error=true", "-c", "log_statement=none", "postgres");
        var result = await context.Machine.Commands.RunAsync(command.As(cluster.Account).WithInput(sql), cancellationToken);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The private cluster's superuser could not be given his password: {string.Join(' ', result.Tail(3))}",
                $"Mend the cause and run setup again; or undo the trial with `{MachineRole.Engine.Undo(context.Machine.Prefix)}` and begin anew.");
        }
    }

    private async Task MakeOwnDirectoryAsync(StepContext context, string path, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        files.CreateDirectories(path, Ownership.PrivateDirectory());
        if (cluster.Account is { } account)
        {
            (await context.Machine.Commands.RunAsync(Command.Of("chown", account, files.Locate(path)), cancellationToken)).OrThrow();
        }
    }

    private bool IsComplete(IMachineFiles files) => files.Exists(Mark) && files.Exists(cluster.DataDirectory + "/PG_VERSION");

    private bool HasPassword(IMachineFiles files) =>
        Password(files) is { } password && ScramVerifier.Parse(files.ReadText(Mark).TrimEnd())?.Matches(password) == true;

    private static Secret? Password(IMachineFiles files) => PasswordFileStep.Read(files, PostgresCluster.TrialPasswordFile);

    // Folders above it, outermost first.
    private static List<string> Missing(IMachineFiles files, string path)
    {
        var missing = new List<string>();
        for (var directory = Path.GetDirectoryName(path)!; directory.Length > 1 && !files.Exists(directory); directory = Path.GetDirectoryName(directory)!)
        {
            missing.Insert(0, directory);
        }

        return missing;
    }
}
