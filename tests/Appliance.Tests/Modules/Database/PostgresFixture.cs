using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Sql;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Database;

/// <summary>A private cluster that the tests of a class share; each makes roles and databases of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PrivatePostgres? _server;

    /// <summary>Skips the test where there is none.</summary>
    public PrivatePostgres Server
    {
        get
        {
            Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
            return _server!;
        }
    }

    internal ISuperuser Superuser => new LoginSuperuser(new DatabaseLogin("127.0.0.1", Server.Port, "postgres", PrivatePostgres.Superuser, new Secret(PrivatePostgres.Password)));

    public static string NewName() => $"n{Guid.NewGuid():N}";

    public async Task InitializeAsync() => _server = PrivatePostgres.Missing is null ? await PrivatePostgres.StartNewAsync() : null;

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
