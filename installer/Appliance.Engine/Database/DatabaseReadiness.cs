using Npgsql;

namespace Appliance.Engine.Database;

/// <summary>Whether the database is there and has this program's schema.</summary>
internal sealed class DatabaseReadiness(NpgsqlDataSource database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private volatile bool _migrated;

    public void SchemaIsCurrent() => _migrated = true;

    /// <summary>Asks the database now. False until the migrations are done.</summary>
    public async Task<bool> IsUpAsync(CancellationToken cancellationToken)
    {
        if (!_migrated)
            return false;
        // After a restart of the server the pool holds dead connections: forget them and ask once more.
        return await AnswersAsync(cancellationToken) || await AfterClearingAsync(cancellationToken);
    }

    private async Task<bool> AfterClearingAsync(CancellationToken cancellationToken)
    {
        database.Clear();
        return await AnswersAsync(cancellationToken);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            await using var command = database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(limited.Token);
            return true;
        }
        catch (Exception exception) when (DatabaseProblem.Is(exception))
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
