using System.Security.Authentication;
using System.Security.Cryptography;
using Npgsql;

namespace Appliance.Modules.Database.Remote;

/// <summary>Tells login failures apart by their error codes.</summary>
internal static class LoginFailures
{
    public static LoginFailure Of(Exception? failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } => LoginFailure.Password,
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification } refused when refused.MessageText.Contains("pg_hba.conf", StringComparison.Ordinal) => LoginFailure.NoRule,
        PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege } => LoginFailure.NotAllowed,
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => LoginFailure.NoDatabase,
        PostgresException => LoginFailure.Other,
        AuthenticationException or CryptographicException => LoginFailure.Certificate,
        { InnerException: { } inner } => Of(inner),
        _ => LoginFailure.Other,
    };
}
