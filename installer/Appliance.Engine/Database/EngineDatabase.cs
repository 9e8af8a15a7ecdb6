using Appliance.Engine.Configuration;
using Npgsql;

namespace Appliance.Engine.Database;

/// <summary>Opens the engine's database as its configuration says.</summary>
internal static class EngineDatabase
{
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 15;

    public static NpgsqlDataSource Open(DatabaseConfiguration configuration)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = configuration.Host,
            Port = configuration.Port,
            Database = configuration.Name,
            Username = configuration.User,
            SslMode = configuration.Tls,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = "appliance-engine",
            SearchPath = "public",
            MaxPoolSize = 20,
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            KeepAlive = 30,
        };
        if (configuration.CaFile is { } caFile)
            settings.RootCertificate = caFile;

        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        if (configuration.PasswordFile is { } file)
        {
            builder.UsePasswordProvider(
                _ => ReadPassword(file),
                (_, _) => ValueTask.FromResult(ReadPassword(file)));
        }

        return builder.Build();
    }

    /// <summary>The first line: a few bytes on a local disk, so there is nothing to wait for.</summary>
    private static string ReadPassword(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return reader.ReadLine() ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PasswordFileException(file, exception);
        }
    }
}
