using Appliance.Machines.Secrets;
using Npgsql;

namespace Appliance.Modules.Database.Sql;

/// <summary>What is needed to log in.</summary>
/// <param name="CaFile">CA of the server's certificate; null for the system's CAs.</param>
internal sealed record DatabaseLogin(string Host, int Port, string Database, string User, Secret Password, DatabaseTls Tls = DatabaseTls.Disable, string? CaFile = null)
{
    private const int Seconds = 15;

    /// <summary>A source for one connection at a time, kept no longer than it is used.</summary>
    public NpgsqlDataSource Source()
    {
        var builder = new NpgsqlSlimDataSourceBuilder();
        builder.EnableTransportSecurity();
        var settings = builder.ConnectionStringBuilder;
        settings.Host = Host;
        settings.Port = Port;
        settings.Database = Database;
        settings.Username = User;
        settings.Password = Password.Reveal();
        settings.SslMode = Tls switch
        {
            DatabaseTls.Disable => SslMode.Disable,
            DatabaseTls.Require => SslMode.Require,
            DatabaseTls.VerifyCa => SslMode.VerifyCA,
            _ => SslMode.VerifyFull,
        };
        settings.RootCertificate = Tls is DatabaseTls.VerifyCa or DatabaseTls.VerifyFull ? CaFile : null;
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        settings.Timeout = Seconds;
        settings.CommandTimeout = Seconds;
        settings.Pooling = false;
        settings.ApplicationName = "appliance setup";
        return builder.Build();
    }
}
