namespace Appliance.Tests.Support;

/// <summary>One cluster for all tests of a collection; each test makes a database of its own in it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PrivatePostgres? _cluster;

    /// <summary>The cluster; skips the test, saying why, where there can be none.</summary>
    public PrivatePostgres Cluster
    {
        get
        {
            Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
            return _cluster!;
        }
    }

    public async Task InitializeAsync()
    {
        if (PrivatePostgres.Missing is null)
            _cluster = await PrivatePostgres.StartNewAsync();
    }

    public async Task DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }
}
