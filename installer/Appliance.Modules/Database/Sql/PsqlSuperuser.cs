using System.Globalization;
using Appliance.Machines.Commands;

namespace Appliance.Modules.Database.Sql;

/// <summary>
/// The superuser of a distribution's cluster: psql(1) run as the server's own account, whom the distribution's pg_hba.conf
/// lets in over the unix socket without a password. Statements go through standard input, never through arguments.
/// </summary>
/// <param name="account">The server's account.</param>
/// <param name="socketDirectory">Where its socket is.</param>
internal sealed class PsqlSuperuser(ICommandRunner commands, string? account, string socketDirectory, int port) : ISuperuser
{
    // Separates fields; no name or number has it in it.
    private const string Separator = "\u001f";

    public async Task<IReadOnlyList<string[]>> RowsAsync(string sql, CancellationToken cancellationToken, string database = "postgres")
    {
        var output = await RunAsync(sql, database, cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(Separator))];
    }

    public Task DoAsync(string sql, CancellationToken cancellationToken, string database = "postgres") => RunAsync(sql, database, cancellationToken);

    private async Task<string> RunAsync(string sql, string database, CancellationToken cancellationToken)
    {
        // Terse messages do not quote the statement, which may have a password's verifier in it.
        var command = Command.Of(
            "psql", "--no-psqlrc", "--no-password", "--quiet", "--tuples-only", "--no-align", "--field-separator", Separator,
            "--set", "ON_ERROR_STOP=1", "--set", "VERBOSITY=terse",
            "--host", socketDirectory, "--port", port.ToString(CultureInfo.InvariantCulture), "--dbname", database);
        var result = await commands.RunAsync(command.As(account).WithInput(sql.TrimEnd(';') + ";\n"), cancellationToken);
        return result.Succeeded ? result.Output : throw new SqlFailedException(string.Join(' ', result.Tail(3)));
    }
}
