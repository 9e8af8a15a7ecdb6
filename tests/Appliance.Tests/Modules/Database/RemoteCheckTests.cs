using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Modules.Database.Remote;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>The remote check with a real server.</summary>
public sealed class RemoteCheckTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Secret _password = new("right-password");

    [SkippableFact]
    public async Task All_settings_that_are_not_good_enough_are_listed_with_the_lines_that_mend_them()
    {
        var finding = await LookAsync(await PrepareAsync(), _password);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("work_mem is 4MB; needed: at least 8MB").And.Contain("autovacuum_vacuum_scale_factor is 0.2; needed: at most 0.01").And.NotContain("max_connections");
        finding.Remedy.Should().Contain("ALTER SYSTEM SET work_mem = '8MB';").And.Contain("ALTER SYSTEM SET autovacuum_max_workers = '6';").And.EndWith("-- then restart the server: systemctl restart postgresql");
    }

    [SkippableFact]
    public async Task A_wrong_password_or_missing_role_is_shown_with_the_SQL_that_makes_it()
    {
        var name = await PrepareAsync();
        var finding = await LookAsync(name, new Secret("wrong-password"));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("password authentication failed");
        finding.Remedy.Should().Contain($"CREATE ROLE \"{name}\" LOGIN;").And.Contain($"\\password {name}").And.Contain($"CREATE DATABASE \"{name}\" OWNER \"{name}\"")
            .And.Contain($"host \"{name}\" \"{name}\" 127.0.0.1/32 scram-sha-256");
        (finding.Seen + finding.Remedy).Should().NotContain("wrong-password");
    }

    [SkippableFact]
    public async Task A_missing_database_is_shown_with_the_SQL_that_makes_it()
    {
        var name = await PrepareAsync();
        var finding = await LookAsync(name, _password, database: "not_there");
        finding.Seen.Should().Contain("There is no database not_there");
        finding.Remedy.Should().Contain($"CREATE DATABASE \"not_there\" OWNER \"{name}\" TEMPLATE template0 ENCODING 'UTF8'").And.NotContain("CREATE ROLE");
    }

    [SkippableTheory]
    [InlineData("require")]
    [InlineData("verify-full")]
    public async Task TLS_that_the_server_does_not_offer_is_named(string tls)
    {
        var name = await PrepareAsync();
        var finding = await LookAsync(name, _password, tls: tls);
        finding.Seen.Should().Contain("offers no TLS");
        finding.Remedy.Should().Contain("ALTER SYSTEM SET ssl = on;").And.Contain("database.tls: disable");
    }

    [SkippableFact]
    public async Task A_wrong_encoding_is_shown_with_the_SQL_that_mends_it()
    {
        var name = await PrepareAsync("TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'");
        var finding = await LookAsync(name, _password);
        finding.Seen.Should().Contain("has the encoding SQL_ASCII; needed: UTF8");
        finding.Remedy.Should().Contain($"DROP DATABASE \"{name}\";").And.Contain($"CREATE DATABASE \"{name}\"");
    }

    [SkippableFact]
    public async Task A_database_of_somebody_else_is_not_taken()
    {
        var name = await PrepareAsync();
        await postgres.Cluster.Superuser().DoAsync("CREATE TABLE theirs (id int)", default, name);
        var finding = await LookAsync(name, _password);
        finding.Seen.Should().Contain("has 1 tables in it that are not the engine's");
        finding.Remedy.Should().Contain($"RENAME TO \"{name}_old\"");
    }

    [SkippableFact]
    public async Task The_engines_own_database_is_known_by_its_schema()
    {
        var name = await PrepareAsync();
        await postgres.Cluster.Superuser().DoAsync("CREATE TABLE schema_migrations (version int)", default, name);
        (await LookAsync(name, _password)).Seen.Should().NotContain("tables in it");
    }

    [SkippableFact]
    public async Task A_role_that_may_create_nothing_is_shown_with_the_SQL_that_lets_it()
    {
        var name = await PrepareAsync();
        await postgres.Cluster.Superuser().DoAsync($"ALTER DATABASE {name} OWNER TO postgres", default);
        var finding = await LookAsync(name, _password);
        finding.Seen.Should().Contain($"belongs to postgres, and {name} may create nothing in it");
        finding.Remedy.Should().Contain($"ALTER DATABASE \"{name}\" OWNER TO \"{name}\";");
    }

    [SkippableFact]
    public async Task A_role_that_may_not_connect_is_named()
    {
        var name = await PrepareAsync();
        await postgres.Cluster.Superuser().DoAsync($"ALTER ROLE {name} NOLOGIN", default);
        (await LookAsync(name, _password)).Remedy.Should().Contain($"ALTER ROLE \"{name}\" LOGIN;");
    }

    [Fact]
    public async Task A_password_that_was_not_given_is_asked_for()
    {
        var finding = await RemoteCheck.LookAsync(Settings("any", "any", 5432, "disable"), null, default);
        finding.Remedy.Should().Contain("database.password: { file:");
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_said_to_be_out_of_reach()
    {
        var finding = await RemoteCheck.LookAsync(Settings("any", "any", SetupHost.FreePort(), "disable"), _password, default);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("cannot be reached");
        finding.Remedy.Should().Contain("listen_addresses");
    }

    private static DatabaseSettings Settings(string user, string database, int port, string tls) => DatabaseSite.Settings(
        "database.location=remote", "database.host=127.0.0.1", $"database.port={port}", $"database.user={user}", $"database.name={database}", $"database.tls={tls}");

    private Task<CheckFinding> LookAsync(string user, Secret password, string? database = null, string tls = "disable") =>
        RemoteCheck.LookAsync(Settings(user, database ?? user, postgres.Cluster.Port, tls), password, default);

    // Role and database of one name, with the verifier that set-up itself would send.
    private async Task<string> PrepareAsync(string options = "TEMPLATE template0 ENCODING 'UTF8'")
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE ROLE {name} LOGIN PASSWORD {SqlText.Literal(ScramVerifier.Make(_password).ToString())}", default);
        await postgres.Cluster.Superuser().DoAsync($"CREATE DATABASE {name} OWNER {name} {options}", default);
        return name;
    }
}
