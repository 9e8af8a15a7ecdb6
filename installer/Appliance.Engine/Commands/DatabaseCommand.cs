using Appliance.Engine.Database;
using Npgsql;

namespace Appliance.Engine.Commands;

/// <summary>What the verbs that work on the database share: migrate first, and say plainly what failed.</summary>
internal sealed class DatabaseCommand(CommandStreams streams)
{
    /// <summary>Runs <paramref name="work"/> on the migrated database; it is told which migrations were applied and returns what it did, or a problem.</summary>
    public async Task<int> RunAsync(
        CommandOptions options,
        Func<NpgsqlDataSource, IReadOnlyList<string>, CancellationToken, Task<CommandOutcome>> work,
        CancellationToken cancellationToken)
    {
        await using var database = EngineDatabase.Open(options.Configuration.Database);
        CommandOutcome outcome;
        try
        {
            var migrated = await new Migrator(database, MigrationCatalog.Embedded()).RunAsync(cancellationToken);
            outcome = migrated.Refused is { } refused
                ? CommandOutcome.Failed(refused.ToString())
                : await work(database, migrated.Applied, cancellationToken);
        }
        catch (Exception exception) when (DatabaseProblem.Is(exception))
        {
            outcome = CommandOutcome.Failed(DatabaseProblem.Describe(exception, options.Configuration.Database).ToString());
        }

        if (outcome.Problem is { } problem)
        {
            await streams.Error.WriteLineAsync($"{Product.Executable}: {problem}");
            return ExitCode.Failed;
        }

        if (outcome.Said is { Length: > 0 } said)
            await streams.Output.WriteLineAsync(said);
        return ExitCode.Done;
    }
}
