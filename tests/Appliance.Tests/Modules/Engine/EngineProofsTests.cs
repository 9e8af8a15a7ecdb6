using Appliance.Modules.Engine;
using Appliance.Planning.Proofs;
using Appliance.Tests.Pki;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class EngineProofsTests
{
    [Fact]
    public async Task A_sound_engine_is_shown_to_work_with_the_login_name_that_did()
    {
        await using var engine = await FakeEngine.StartAsync();
        var results = await ProveAsync(engine);
        results.Values.Select(result => result.Outcome).Should().AllBeEquivalentTo(ProofOutcome.Holds, string.Join('\n', results.Values.Select(result => result.Seen)));
        results["engine.health"].Seen.Should().EndWith("says: DB Up!Welcome to Health Status!");
        results["engine.login"].Seen.Should().StartWith("Logged in as admin@internal");
        results["engine.http"].Seen.Should().EndWith($"leads to https://engine.test.org:{engine.Server.Port}/ovirt-engine/.");
        engine.Server.Requests[^1].Should().StartWith("POST /ovirt-engine/services/sso-logout").And.EndWith("token=the-token", "the login is ended");
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once_and_not_shown()
    {
        await using var engine = await FakeEngine.StartAsync();
        var result = (await ProveAsync(engine, "wrong-password"))["engine.login"];
        result.Outcome.Should().Be(ProofOutcome.Fails);
        result.Seen.Should().Be("admin@internal cannot log in: The user name or password is wrong.");
        engine.Server.Requests.Where(request => request.Contains("/token", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public async Task Without_the_password_the_login_is_left_out()
    {
        await using var engine = await FakeEngine.StartAsync();
        (await ProveAsync(engine, null))["engine.login"].Outcome.Should().Be(ProofOutcome.Skipped);
    }

    [Fact]
    public async Task A_database_that_is_down_is_told()
    {
        await using var engine = await FakeEngine.StartAsync(_ => TlsServer.Answer("500 Internal Server Error", "DB Down!"));
        var result = (await ProveAsync(engine))["engine.health"];
        result.Outcome.Should().Be(ProofOutcome.Fails);
        result.Seen.Should().EndWith("says 500: DB Down!");
    }

    [Fact]
    public async Task A_server_with_a_certificate_of_another_CA_gets_no_password()
    {
        using var ca = new ForeignPki { NotBefore = DateTimeOffset.UtcNow.AddDays(-1), NotAfter = DateTimeOffset.UtcNow.AddDays(1) }.Ca("impostor");
        var shown = new ForeignPki { NotBefore = DateTimeOffset.UtcNow.AddHours(-1), NotAfter = DateTimeOffset.UtcNow.AddHours(1) }.Server(ca, "engine.test.org");
        await using var engine = await FakeEngine.StartAsync(shown: shown);
        var results = await ProveAsync(engine);
        results["engine.login"].Outcome.Should().Be(ProofOutcome.Fails);
        results["engine.login"].Seen.Should().Contain("cannot be trusted");
        engine.Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_for_another_name_is_refused()
    {
        await using var engine = await FakeEngine.StartAsync();
        var other = EngineSettings.From(engine.Site) with { Fqdn = "other.test.org" };
        using var client = new EngineClient(other, engine.Machine.Files, TimeProvider.System);
        var act = () => client.GetAsync(client.Https("/"), default);
        (await act.Should().ThrowAsync<EngineUnreachableException>()).Which.Message.Should().Contain("is not for other.test.org");
    }

    [Fact]
    public async Task An_engine_that_does_not_run_is_told_with_where_to_look()
    {
        var engine = await FakeEngine.StartAsync();
        var context = engine.Context();
        await engine.Server.DisposeAsync();
        var result = await new EngineModule().Proofs(engine.Site)[0].RunAsync(context, default);
        result.Outcome.Should().Be(ProofOutcome.Fails);
        result.Seen.Should().Contain("Connection refused");
        result.Remedy.Should().Contain("journalctl -u appliance-engine.service");
        await engine.DisposeAsync();
    }

    private static async Task<Dictionary<string, ProofResult>> ProveAsync(FakeEngine engine, string? password = FakeEngine.Password)
    {
        var results = new Dictionary<string, ProofResult>();
        foreach (var proof in new EngineModule().Proofs(engine.Site))
        {
            results[proof.Id] = await proof.RunAsync(engine.Context(password), default);
        }

        return results;
    }
}
