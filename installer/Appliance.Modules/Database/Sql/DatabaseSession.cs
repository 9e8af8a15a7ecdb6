using System.Net.Sockets;
using Npgsql;

namespace Appliance.Modules.Database.Sql;

/// <summary>One open connection.</summary>
internal sealed class DatabaseSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;

    private DatabaseSession(NpgsqlDataSource source, NpgsqlConnection connection)
    {
        _source = source;
        _connection = connection;
    }

    /// <exception cref="SqlFailedException">It could not be opened; the inner exception tells why.</exception>
    public static async Task<DatabaseSession> OpenAsync(DatabaseLogin login, CancellationToken cancellationToken)
    {
        var source = login.Source();
        try
        {
            return new DatabaseSession(source, await source.OpenConnectionAsync(cancellationToken));
        }
        catch (Exception e) when (IsExpected(e))
        {
            await source.DisposeAsync();
            throw new SqlFailedException(Text(e), e);
        }
    }

    /// <summary>The rows of a query whose columns are all text, none null.</summary>
    /// <exception cref="SqlFailedException">The server refuses.</exception>
    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, _connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<string[]>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
            }

            return rows;
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new SqlFailedException(Text(e), e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static bool IsExpected(Exception e) => e is NpgsqlException or SocketException or TimeoutException or IOException;

    private static string Text(Exception e) => e is PostgresException refused
        ? refused.MessageText
        : e.InnerException is { } inner and not PostgresException ? $"{e.Message} ({inner.Message})" : e.Message;
}
