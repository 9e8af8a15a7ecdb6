using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Servers;

/// <summary>
/// The server runs, starts with the machine, and has read its files: reloaded when that is enough, restarted only when a
/// setting needs it. The server itself is asked; that its files were read is remembered, so that a run killed between
/// writing them and reloading is noticed.
/// </summary>
/// <param name="wanted">Settings that must hold in the end, whichever file sets them.</param>
/// <param name="writers">Ids of the steps that write its files: while they are pending, so is the reload.</param>
internal sealed class ServerStep(string id, string title, PostgresCluster cluster, IServerControl control, IReadOnlyList<ServerSetting> wanted, IReadOnlyList<string> writers) : Step(id, title)
{
    private static readonly TimeSpan ReloadPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReloadPause = TimeSpan.FromMilliseconds(50);

    private readonly LoadedFiles _loaded = new(cluster.Unit ?? "postgresql-trial", [cluster.MainFile, cluster.DropIn, cluster.HbaFile]);

    public override async Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await control.StateAsync(cancellationToken);
        var diff = new List<string>();
        if (!state.Enabled)
        {
            diff.Add("+starts with the machine");
        }

        if (!state.Running)
        {
            diff.Add("+running");
            return Inspection.Of(ChangeKind.Service, $"Start {cluster.Label}", diff);
        }

        var unmet = await UnmetAsync(context, cancellationToken);
        var pending = writers.Any(context.Changed.Contains);
        if (pending || unmet.Count > 0 || !await HasReadFilesAsync(context, cancellationToken))
        {
            diff.Add(unmet.Any(setting => setting.NeedsRestart) ? "+restarted" : "+reloaded");
            diff.AddRange(unmet.SelectMany(setting => new[] { $"-{setting.Setting.Name} = {setting.Now}", $"+{setting.Setting.Name} = {setting.Setting.Value}" }));
        }

        return diff.Count == 0
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Service, $"{(diff.Contains("+restarted") ? "Restart" : diff.Contains("+reloaded") ? "Reload" : "Enable")} {cluster.Label}", diff);
    }

    public override async Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        [FileUndo.Capture(context, _loaded.Path), .. await control.CaptureAsync(cancellationToken)];

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await control.StateAsync(cancellationToken);
        if (!state.Enabled)
        {
            await control.EnableAsync(cancellationToken);
        }

        if (state.Running)
        {
            await ReloadAsync(context, cancellationToken);
        }
        else
        {
            await control.StartAsync(cancellationToken);
        }

        await RequireAsync(context, cancellationToken);
        _loaded.Remember(context.Machine.Files);
    }

    private async Task ReloadAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        await ReloadFilesAsync(superuser, context.Time, cancellationToken);

        // Before a restart: with an error in a file the server would not come up again.
        RequireNoErrors(await RunningSettings.ErrorsAsync(superuser, cancellationToken));
        var running = await RunningSettings.OfAsync(superuser, wanted, cancellationToken);
        RequireMet(running.Overridden);
        if (running.Unmet.Where(setting => setting.PendingRestart).Select(setting => setting.Setting.Name).ToList() is { Count: > 0 } names)
        {
            context.Say($"Restarting: {string.Join(", ", names)} can only change with a restart.");
            await control.RestartAsync(cancellationToken);
        }
    }

    private static async Task ReloadFilesAsync(ISuperuser superuser, TimeProvider time, CancellationToken cancellationToken)
    {
        const string LoadTime = "SELECT pg_conf_load_time()::text";
        var before = (await superuser.RowsAsync(LoadTime, cancellationToken))[0][0];
        var begun = time.GetTimestamp();
        await superuser.RowsAsync("SELECT pg_reload_conf()::text", cancellationToken);

        // The signal is handled in its own time; until then new sessions still have the old settings.
        while ((await superuser.RowsAsync(LoadTime, cancellationToken))[0][0] == before)
        {
            if (time.GetElapsedTime(begun) > ReloadPatience)
            {
                throw new StepFailedException($"PostgreSQL did not read its files within {ReloadPatience.TotalSeconds:0} s of being asked to.", "Look at its log for the reason, then run setup again.");
            }

            await Task.Delay(ReloadPause, time, cancellationToken);
        }
    }

    private async Task RequireAsync(StepContext context, CancellationToken cancellationToken)
    {
        var superuser = (await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken)).OrThrow();
        RequireNoErrors(await RunningSettings.ErrorsAsync(superuser, cancellationToken));
        var running = await RunningSettings.OfAsync(superuser, wanted, cancellationToken);
        RequireMet([.. running.Overridden, .. running.Unmet]);
    }

    private void RequireMet(IReadOnlyList<UnmetSetting> unmet)
    {
        if (unmet.Count > 0)
        {
            throw new StepFailedException(
                "PostgreSQL has other settings than the engine needs:\n" + string.Join('\n', unmet.Select(setting => $"  {setting.Setting.Name} is {setting.Now} instead of {setting.Setting.Value}{(setting.Place is null ? "" : $", set in {setting.Place}")}")),
                $"Something that is read after {cluster.DropIn} sets them. Remove the lines named above; for those in postgresql.auto.conf run ALTER SYSTEM RESET {unmet[0].Setting.Name}; then run setup again.");
        }
    }

    private static void RequireNoErrors(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new StepFailedException(
                "PostgreSQL does not accept its configuration files:\n" + string.Join('\n', errors.Select(error => "  " + error)),
                "The server goes on with what it read before; it was not restarted. Mend the lines named above and run setup again.");
        }
    }

    private async Task<IReadOnlyList<UnmetSetting>> UnmetAsync(StepContext context, CancellationToken cancellationToken)
    {
        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        if (access.Superuser is null && context.IsPlanning)
        {
            return [];
        }

        var running = await RunningSettings.OfAsync(access.OrThrow(), wanted, cancellationToken);
        return [.. running.Unmet, .. running.Overridden.Where(setting => running.Unmet.All(other => other.Setting.Name != setting.Setting.Name))];
    }

    // Either we saw to it ourselves, or somebody has reloaded the server since the files were last changed.
    private async Task<bool> HasReadFilesAsync(StepContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        if (_loaded.AreCurrent(files))
        {
            return true;
        }

        var access = await SuperuserAccess.OfAsync(context.Machine, cluster, cancellationToken);
        if (access.Superuser is not { } superuser || !files.Exists(cluster.DropIn))
        {
            return false;
        }

        // The server gives modification times in whole seconds, cut off.
        var stamps = string.Join(", ", new[] { cluster.MainFile, cluster.DropIn, cluster.HbaFile }.Select(file => $"(pg_stat_file({SqlText.Literal(files.Locate(file))})).modification"));
        return (await superuser.RowsAsync($"SELECT (pg_conf_load_time() > greatest({stamps}) + interval '1 second')::text", cancellationToken))[0][0] == "true";
    }
}
