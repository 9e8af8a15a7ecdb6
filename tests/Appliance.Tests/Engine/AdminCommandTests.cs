using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class AdminCommandTests(PostgresFixture postgres)
{
    [SkippableFact]
    public async Task Setting_the_same_password_again_changes_nothing()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var first = await engine.RunAsync("first password\n", "admin", "set-password");
        var same = await engine.RunAsync("first password\n", "admin", "set-password", "--user", "admin");
        var other = await engine.RunAsync("other password\n", "admin", "set-password");

        first.Should().Be(new CommandRun(0, "changed\n", ""));
        same.Should().Be(new CommandRun(0, "unchanged\n", ""));
        other.Should().Be(new CommandRun(0, "changed\n", ""));
    }

    [SkippableFact]
    public async Task A_password_is_kept_salted_and_slow_to_guess()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        await engine.RunAsync("a password\n", "admin", "set-password");

        (await engine.Cluster.ScalarAsync<bool>(
            "SELECT name = 'admin@internal' AND iterations >= 600000 AND length(salt) = 16 AND length(hash) = 32 FROM users",
            engine.Database)).Should().BeTrue();
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("tab\tinside\n")]
    public async Task A_password_no_form_could_send_is_refused(string input)
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var run = await engine.RunAsync(input, "admin", "set-password");

        run.Code.Should().Be(1);
        run.Error.Should().Contain("The password");
    }

    [SkippableTheory]
    [InlineData("set-password")]
    [InlineData("unlock")]
    public async Task A_user_that_is_not_there_is_not_made_by_a_slip(string verb)
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var run = await engine.RunAsync("password\n", "admin", verb, "--user", "amdin@internal");

        run.Code.Should().Be(1);
        run.Error.Should().Contain("no user 'amdin@internal'").And.Contain("admin@internal");
    }

    [SkippableFact]
    public async Task Migrate_says_what_it_applied_and_then_nothing_more()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);

        var first = await engine.RunAsync("", "migrate");
        var second = await engine.RunAsync("", "migrate");

        first.Output.Should().Be("changed 0001_inventory 0002_accounts 0003_events 0004_nodes 0005_reports_and_addresses\n");
        second.Output.Should().Be("unchanged\n");
    }

    [SkippableFact]
    public async Task A_database_that_refuses_is_told_with_cause_and_remedy()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        await File.WriteAllTextAsync(engine.Configuration.Database.PasswordFile!, "canary-database-password\n");

        var run = await engine.RunAsync("", "migrate");

        run.Code.Should().Be(1);
        run.Error.Should().Contain("refuses the user").And.Contain("pg_hba.conf").And.NotContain("canary");
    }

    [Fact]
    public async Task The_version_is_told() =>
        (await TestCommands.RunAsync("", "--version")).Output.Should().MatchRegex(@"^appliance-engine \d+\.\d+\.\d+\n$");

    [Theory]
    [InlineData("fly")]
    [InlineData("run")]
    [InlineData("run", "--config")]
    [InlineData("run", "--config", "/x", "--port", "1")]
    [InlineData("admin", "delete")]
    public async Task Wrong_usage_exits_with_2(params string[] arguments)
    {
        var run = await TestCommands.RunAsync("", arguments);

        run.Code.Should().Be(2);
        run.Error.Should().Contain("--help");
    }
}
