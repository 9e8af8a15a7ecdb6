namespace Appliance.Modules.Database.Sql;

/// <summary>The superuser of a trial's cluster, who logs in with a password over loopback.</summary>
internal sealed class LoginSuperuser(DatabaseLogin login) : ISuperuser
{
    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql, CancellationToken cancellationToken, string database = "postgres")
    {
        await using var session = await OpenAsync(database, cancellationToken);
        return await session.RowsAsync(sql, cancellationToken);
    }

    public async Task DoAsync(string sql, CancellationToken cancellationToken, string database = "postgres")
    {
        await using var session = await OpenAsync(database, cancellationToken);
        await session.RowsAsync(sql, cancellationToken);
    }

    private Task<DatabaseSession> OpenAsync(string database, CancellationToken cancellationToken) =>
        DatabaseSession.OpenAsync(login with { Database = database }, cancellationToken);
}
