using System.Net.Sockets;
using Appliance.Engine.Configuration;
using Npgsql;

namespace Appliance.Engine.Database;

/// <summary>Puts a database exception into words. Its own message may hold values of a row, so only known parts are told.</summary>
internal static class DatabaseProblem
{
    /// <summary>Whether the exception came from the database or the way to it.</summary>
    public static bool Is(Exception exception) =>
        exception is NpgsqlException or PasswordFileException or SocketException or TimeoutException;

    /// <summary>Whether waiting may help: the server is down or starting, not refusing us for good.</summary>
    public static bool MayPass(Exception exception) => PasswordFileException.Find(exception) is null && exception switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.ObjectNotInPrerequisiteState,
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is SocketException or IOException or TimeoutException,
        _ => exception is SocketException or TimeoutException,
    };

    public static Problem Describe(Exception exception, DatabaseConfiguration database)
    {
        var where = $"Database '{database.Name}' at {database.Host} port {database.Port}";
        return exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                new Problem(
                    $"{where} refuses the user '{database.User}'.",
                    $"Check the password in {database.PasswordFile ?? "database.passwordFile (none is set)"} and the server's pg_hba.conf."),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                new Problem($"{where} does not exist.", "Create it, or mend database.name in the configuration."),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                new Problem(
                    $"{where} does not let the user '{database.User}' do what is needed.",
                    "Make that user the owner of the database and of its schema public."),
            PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } =>
                new Problem(
                    $"{where} has been held by another migration for too long.",
                    "Look for a second appliance-engine and wait for it, then try again."),
            PostgresException postgres =>
                new Problem($"{where} answered with SQLSTATE {postgres.SqlState}: {postgres.MessageText}.", "The server's log has more."),
            _ when PasswordFileException.Find(exception) is { } file =>
                new Problem(file.Message, "Check that it exists and that the engine's user may read it."),
            _ =>
                new Problem(
                    $"{where} cannot be reached: {(exception.InnerException ?? exception).Message.TrimEnd('.')}.",
                    "Check that PostgreSQL runs and listens there, and that nothing between filters it."),
        };
    }
}
