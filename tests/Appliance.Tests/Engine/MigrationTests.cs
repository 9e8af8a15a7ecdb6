using Appliance.Engine.Configuration;
using Appliance.Engine.Database;
using Appliance.Tests.Support;
using FluentAssertions;
using Npgsql;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class MigrationTests(PostgresFixture postgres)
{
    private static readonly Migration First = MigrationCatalog.FromFile("0001_first.sql", "CREATE TABLE first (id integer)");
    private static readonly Migration Second = MigrationCatalog.FromFile("0002_second.sql", "CREATE TABLE second (id integer)");

    [SkippableFact]
    public async Task The_programs_own_migrations_apply_once_and_make_the_default_data_center_and_cluster()
    {
        await using var database = await OpenAsync();
        var migrator = new Migrator(database, MigrationCatalog.Embedded());

        var first = await migrator.RunAsync(CancellationToken.None);
        var second = await migrator.RunAsync(CancellationToken.None);

        first.Applied.Should().Equal("0001_inventory", "0002_accounts", "0003_events", "0004_nodes", "0005_reports");
        second.Applied.Should().BeEmpty();
        second.Refused.Should().BeNull();
        (await ScalarAsync(database, "SELECT c.name || '/' || d.name FROM clusters c JOIN data_centers d ON d.id = c.data_center_id"))
            .Should().Be("Default/Default");
    }

    [SkippableFact]
    public async Task A_later_migration_is_added_to_those_applied()
    {
        await using var database = await OpenAsync();
        await new Migrator(database, [First]).RunAsync(CancellationToken.None);

        var result = await new Migrator(database, [First, Second]).RunAsync(CancellationToken.None);

        result.Applied.Should().Equal("0002_second");
    }

    [SkippableFact]
    public async Task A_migration_changed_after_it_was_applied_is_refused()
    {
        await using var database = await OpenAsync();
        await new Migrator(database, [First]).RunAsync(CancellationToken.None);
        var changed = MigrationCatalog.FromFile("0001_first.sql", First.Sql + " -- changed");

        var result = await new Migrator(database, [changed, Second]).RunAsync(CancellationToken.None);

        result.Refused!.Cause.Should().Contain("0001_first was applied with another content");
        (await ScalarAsync(database, "SELECT to_regclass('second') IS NULL")).Should().Be(true);
    }

    [SkippableFact]
    public async Task A_database_newer_than_the_program_is_refused()
    {
        await using var database = await OpenAsync();
        await new Migrator(database, [First, Second]).RunAsync(CancellationToken.None);

        var result = await new Migrator(database, [First]).RunAsync(CancellationToken.None);

        result.Refused!.Cause.Should().Contain("newer than this program").And.Contain("migration 2");
    }

    [SkippableFact]
    public async Task A_gap_in_the_applied_migrations_is_refused()
    {
        await using var database = await OpenAsync();
        await new Migrator(database, [First, Second]).RunAsync(CancellationToken.None);
        await ScalarAsync(database, "DELETE FROM schema_migrations WHERE version = 1");

        var result = await new Migrator(database, [First, Second]).RunAsync(CancellationToken.None);

        result.Refused!.Cause.Should().Contain("lacks migration 0001_first");
    }

    [SkippableFact]
    public async Task A_migration_that_fails_leaves_nothing_of_itself()
    {
        await using var database = await OpenAsync();
        var broken = MigrationCatalog.FromFile("0002_broken.sql", "CREATE TABLE half (id integer); SELECT 1/0");

        var run = () => new Migrator(database, [First, broken]).RunAsync(CancellationToken.None);

        await run.Should().ThrowAsync<PostgresException>();
        (await ScalarAsync(database, "SELECT to_regclass('half') IS NULL AND to_regclass('first') IS NOT NULL")).Should().Be(true);
    }

    [SkippableFact]
    public async Task Processes_that_start_together_apply_each_migration_once()
    {
        await using var database = await OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => new Migrator(database, [First, Second]).RunAsync(CancellationToken.None)));

        results.SelectMany(result => result.Applied).Should().BeEquivalentTo("0001_first", "0002_second");
        results.Should().OnlyContain(result => result.Refused == null);
    }

    private async Task<NpgsqlDataSource> OpenAsync() => EngineDatabase.Open(new DatabaseConfiguration
    {
        // The unix socket, so that this way in is tested as well.
        Host = postgres.Cluster.Directory,
        Port = postgres.Cluster.Port,
        Name = await postgres.Cluster.CreateDatabaseAsync(),
        User = PrivatePostgres.Superuser,
        PasswordFile = postgres.Cluster.PasswordFile,
    });

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
