using Appliance.Contracts.Inventories;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>An engine with the test site, for the tests of a class that only read.</summary>
public sealed class ReadOnlyEngine(PostgresFixture postgres) : IAsyncLifetime
{
    private TestEngine? _engine;
    private string? _token;

    /// <summary>The engine; skips the test, saying why, where there can be none.</summary>
    internal TestEngine Engine
    {
        get
        {
            Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
            return _engine!;
        }
    }

    /// <summary>A client that is logged in.</summary>
    public HttpClient Client()
    {
        var client = Engine.Client();
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + _token);
        return client;
    }

    public async Task InitializeAsync()
    {
        if (PrivatePostgres.Missing is not null)
            return;
        _engine = await TestEngine.StartNewAsync(postgres);
        await _engine.SetAdminPasswordAsync();
        (await _engine.RunAsync(InventoryJson.Write(TestInventory.Site), "inventory", "apply")).Code.Should().Be(0);
        _token = await _engine.Client().LogInAsync();
    }

    public async Task DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
    }
}
