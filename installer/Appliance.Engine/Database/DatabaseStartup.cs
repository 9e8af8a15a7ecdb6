using Appliance.Engine.Configuration;
using Npgsql;

namespace Appliance.Engine.Database;

/// <summary>Waits for the database, bounded, and migrates it.</summary>
internal sealed class DatabaseStartup(
    NpgsqlDataSource database,
    DatabaseConfiguration configuration,
    TimeProvider time,
    TimeSpan patience)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Null when the schema is current, else why it is not. <paramref name="waiting"/> hears of every try that failed.</summary>
    public async Task<Problem?> RunAsync(Action<string> waiting, Action<string> applied, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            try
            {
                var result = await new Migrator(database, MigrationCatalog.Embedded()).RunAsync(cancellationToken);
                foreach (var name in result.Applied)
                    applied(name);
                return result.Refused;
            }
            catch (Exception exception) when (DatabaseProblem.Is(exception))
            {
                var problem = DatabaseProblem.Describe(exception, configuration);
                if (!DatabaseProblem.MayPass(exception))
                    return problem;
                if (time.GetElapsedTime(started) + pause > patience)
                    return problem with { Cause = $"{problem.Cause} Waited {patience.TotalSeconds:0} s." };
                waiting(problem.Cause);
            }

            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
