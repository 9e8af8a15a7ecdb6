using Appliance.Machines.Commands;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Roles;
using Appliance.Modules.Database.Sql;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>What is found in a real server, and whose it is.</summary>
public sealed class ExistingRolesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [SkippableFact]
    public async Task What_is_not_there_is_not_found()
    {
        (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), "nobody_here", "x", default)).Should().BeNull();
        (await ExistingDatabase.FindAsync(postgres.Cluster.Superuser(), "nothing_here", default)).Should().BeNull();
    }

    [SkippableFact]
    public async Task A_plain_role_may_be_taken_over()
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE ROLE {name} NOLOGIN", default);
        var role = (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), name, name, default))!;
        role.CanLogIn.Should().BeFalse();
        role.Obstacle(name).Should().BeNull();
    }

    [SkippableTheory]
    [InlineData("SUPERUSER")]
    [InlineData("CREATEDB CREATEROLE")]
    public async Task A_role_with_rights_is_somebody_elses(string rights)
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE ROLE {name} LOGIN {rights}", default);
        (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), name, name, default))!.Obstacle(name)!.Cause.Should().Contain(rights.Replace(" ", ", ", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_role_that_owns_another_database_is_somebody_elses_unless_it_is_marked()
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE ROLE {name} LOGIN", default);
        await postgres.Cluster.Superuser().DoAsync($"CREATE DATABASE {name}_theirs OWNER {name}", default);
        (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), name, name, default))!.Obstacle(name)!.Cause.Should().Contain($"{name}_theirs");
        await postgres.Cluster.Superuser().DoAsync($"COMMENT ON ROLE {name} IS {SqlText.Literal(OwnMark.Text)}", default);
        (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), name, name, default))!.Obstacle(name).Should().BeNull();
    }

    [SkippableFact]
    public async Task A_database_is_ours_only_when_it_is_empty_or_marked()
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", default);
        (await FindAsync()).Obstacle("postgres").Should().BeNull();
        (await FindAsync()).Obstacle("engine")!.Remedy.Should().Contain($"ALTER DATABASE \"{name}\" OWNER TO \"engine\";");
        await postgres.Cluster.Superuser().DoAsync("CREATE TABLE theirs (id int)", default, name);
        (await FindAsync()).Obstacle("postgres")!.Remedy.Should().Contain($"RENAME TO \"{name}_old\"");
        await postgres.Cluster.Superuser().DoAsync($"COMMENT ON DATABASE {name} IS {SqlText.Literal(OwnMark.Text)}", default);
        (await FindAsync()).Obstacle("postgres").Should().BeNull();

        async Task<ExistingDatabase> FindAsync() => (await ExistingDatabase.FindAsync(postgres.Cluster.Superuser(), name, default))!;
    }

    [SkippableFact]
    public async Task A_database_with_another_encoding_is_refused()
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'", default);
        (await ExistingDatabase.FindAsync(postgres.Cluster.Superuser(), name, default))!.Obstacle("postgres")!.Cause.Should().Contain("SQL_ASCII");
    }

    [SkippableTheory]
    [InlineData("plain")]
    [InlineData("with 'quotes' and \\ and $1:x")]
    [InlineData("Pässwörd")]
    public async Task A_verifier_made_here_lets_its_password_in_and_psql_agrees(string password)
    {
        var name = postgres.Cluster.NewName();
        await postgres.Cluster.Superuser().DoAsync($"CREATE ROLE {name} LOGIN PASSWORD {SqlText.Literal(ScramVerifier.Make(new Secret(password)).ToString())}", default);
        (await ExistingRole.FindAsync(postgres.Cluster.Superuser(), name, name, default))!.Verifier.Should().StartWith("SCRAM-SHA-256$4096:");
        await using (await DatabaseSession.OpenAsync(new DatabaseLogin("127.0.0.1", postgres.Cluster.Port, "postgres", name, new Secret(password)), default))
        {
            // The login is the proof.
        }

        var psql = Command.Of("psql", "-XAtq", "-h", "127.0.0.1", "-p", $"{postgres.Cluster.Port}", "-U", name, "-d", "postgres", "-c", "SELECT 1").WithEnvironment("PGPASSWORD", password);
        (await new LocalCommandRunner().RunAsync(psql, default)).Succeeded.Should().BeTrue();
    }

    [SkippableFact]
    public async Task The_superuser_of_a_distribution_is_reached_through_psql_and_the_socket()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can be another account");
        var server = postgres.Cluster;
        var hba = Path.Combine(server.Directory, "data", "pg_hba.conf");
        var account = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : null;
        Skip.If(account is null, "there is no account postgres here");
        var before = await File.ReadAllTextAsync(hba);
        await File.WriteAllTextAsync(hba, "local all postgres peer\n" + before);
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        var superuser = new PsqlSuperuser(new LocalCommandRunner(), account, server.Directory, server.Port);
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                (await superuser.RowsAsync("SELECT 'a|b', 'it''s \\'", default)).Should().BeEquivalentTo(new[] { new[] { "a|b", "it's \\" } });
                break;
            }
            catch (SqlFailedException) when (tries < 99)
            {
                // The server reads its rules in its own time.
            }
        }

        var failure = await superuser.Invoking(s => s.DoAsync("ALTER ROLE nobody_here PASSWORD 'SCRAM-SHA-256$hidden'", default)).Should().ThrowAsync<SqlFailedException>();
        failure.Which.Message.Should().Contain("does not exist").And.NotContain("hidden");
        var role = postgres.Cluster.NewName();
        await superuser.DoAsync($"CREATE ROLE {role}", default);
        (await ExistingRole.FindAsync(superuser, role, role, default)).Should().BeEquivalentTo(await ExistingRole.FindAsync(postgres.Cluster.Superuser(), role, role, default));
        await superuser.DoAsync($"CREATE DATABASE {role} OWNER {role}", default);
        (await ExistingDatabase.FindAsync(superuser, role, default)).Should().Be(await ExistingDatabase.FindAsync(postgres.Cluster.Superuser(), role, default));
    }
}
