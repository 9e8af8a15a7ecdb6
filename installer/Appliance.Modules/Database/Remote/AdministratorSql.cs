using System.Net;
using System.Net.Sockets;
using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Sql;

namespace Appliance.Modules.Database.Remote;

/// <summary>What an administrator of a server that is not ours has to run, word for word, and without any password.</summary>
internal static class AdministratorSql
{
    /// <summary>Makes role and database.</summary>
    public static IReadOnlyList<string> Provision(DatabaseSettings settings)
    {
        var (user, name) = (SqlText.Name(settings.User), SqlText.Name(settings.Name));
        return
        [
            $"CREATE ROLE {user} LOGIN;",
            $"\\password {settings.User}",
            $"CREATE DATABASE {name} OWNER {user} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {SqlText.Literal(settings.Locale)} LC_CTYPE {SqlText.Literal(settings.Locale)};",
            $"REVOKE ALL ON DATABASE {name} FROM PUBLIC;",
        ];
    }

    /// <summary>The line of pg_hba.conf that lets the engine in.</summary>
    /// <param name="client">This machine's address as the server sees it; null when it is not known.</param>
    public static string HbaLine(DatabaseSettings settings, IPAddress? client)
    {
        var address = client is null ? "<this machine's address>/32" : $"{client}/{(client.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32)}";
        return $"{(settings.Tls == DatabaseTls.Disable ? "host" : "hostssl")} \"{settings.Name}\" \"{settings.User}\" {address} scram-sha-256";
    }

    /// <summary>Sets what the engine needs; see <see cref="Taking"/>.</summary>
    public static IReadOnlyList<string> Settings(IEnumerable<SettingRequirement> unmet) =>
        [.. unmet.Select(needed => $"ALTER SYSTEM SET {needed.Name} = {SqlText.Literal(needed.Value)};")];

    /// <summary>What makes the server take them.</summary>
    public static string Taking(IEnumerable<SettingRequirement> changed) => changed.Any(needed => needed.Name is "max_connections" or "autovacuum_max_workers")
        ? "-- then restart the server: systemctl restart postgresql"
        : "SELECT pg_reload_conf();";
}
