using System.Net;
using Appliance.Engine.Hosting;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class HealthTests(PostgresFixture postgres)
{
    private const string Path = "/ovirt-engine/services/health";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_healthy_engine_says_so_with_and_without_TLS(bool secure)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client(secure: secure).GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await response.Content.ReadAsStringAsync()).Should().Be("DB Up!Welcome to Health Status!");
    }

    [SkippableFact]
    public async Task Health_needs_no_known_host_name()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client("monitor.example", secure: false).GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_database_that_goes_and_comes_back_is_told_both_times()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var client = engine.Client();

        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS false");
        await engine.Cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{engine.Database}'");
        using var down = await client.GetAsync(Path);
        var downBody = await down.Content.ReadAsStringAsync();
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS true");
        using var up = await client.GetAsync(Path);

        down.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        downBody.Should().Be("DB Down!");
        up.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_server_that_is_down_at_start_is_waited_for()
    {
        await using var own = await OwnClusterAsync();
        await using var engine = await TestEngine.CreateAsync(own);
        await own.StopAsync();

        var starting = engine.StartAsync(new EngineEnvironment());
        using var down = await engine.Client(secure: false).GetAsync(Path);
        var body = await down.Content.ReadAsStringAsync();
        var early = starting.IsCompleted;
        await own.StartAsync();
        var problem = await starting;
        using var up = await engine.Client(secure: false).GetAsync(Path);

        body.Should().Be("DB Down!");
        early.Should().BeFalse();
        problem.Should().BeNull();
        up.StatusCode.Should().Be(HttpStatusCode.OK);
        engine.Log.Should().Contain("cannot be reached").And.Contain("Applied migration 0001_inventory.");
    }

    [SkippableFact]
    public async Task After_a_restart_of_the_server_the_first_answer_is_right()
    {
        await using var own = await OwnClusterAsync();
        await using var engine = await TestEngine.CreateAsync(own);
        (await engine.StartAsync(new EngineEnvironment())).Should().BeNull();

        await own.StopAsync();
        await own.StartAsync();
        using var response = await engine.Client().GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_server_that_never_comes_is_given_up_with_the_cause()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await engine.Cluster.ExecuteAsync($"ALTER DATABASE {engine.Database} ALLOW_CONNECTIONS false");

        var problem = await engine.StartAsync(new EngineEnvironment { DatabasePatience = TimeSpan.FromMilliseconds(100) });

        problem!.Cause.Should().Contain(engine.Database).And.Contain("Waited");
    }

    [SkippableFact]
    public async Task A_wrong_database_password_is_not_waited_for()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await File.WriteAllTextAsync(engine.Configuration.Database.PasswordFile!, "not-the-password\n");

        var problem = await engine.StartAsync(new EngineEnvironment());

        problem!.Cause.Should().Contain("refuses the user 'postgres'");
        problem.Remedy.Should().Contain(engine.Configuration.Database.PasswordFile).And.NotContain("not-the-password");
    }

    private static Task<PrivatePostgres> OwnClusterAsync()
    {
        Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
        return PrivatePostgres.StartNewAsync();
    }
}
