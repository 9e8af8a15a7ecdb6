using System.Net;
using Appliance.Machines.Facts;
using Appliance.Modules.Database;
using Appliance.Modules.Database.Trial;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

public sealed class ChecksTests
{
    private static readonly string[] _locales = ["C", "C.utf8", "en_US.utf8", "POSIX", "de_DE.utf8@euro"];

    [Theory]
    [InlineData("C.UTF-8", CheckOutcome.Passed)]
    [InlineData("C.utf8", CheckOutcome.Passed)]
    [InlineData("en_US.UTF-8", CheckOutcome.Passed)]
    [InlineData("de_DE.UTF-8@euro", CheckOutcome.Passed)]
    [InlineData("C", CheckOutcome.Passed)]
    [InlineData("fr_FR.UTF-8", CheckOutcome.Failed)]
    [InlineData("en_US", CheckOutcome.Failed)]
    [InlineData("en_US.ISO-8859-1", CheckOutcome.Failed)]
    public void A_locale_exists_or_not(string locale, CheckOutcome outcome) => LocaleCheck.Look(locale, _locales).Outcome.Should().Be(outcome);

    [Fact]
    public void A_missing_locale_is_shown_with_those_that_exist() =>
        LocaleCheck.Look("fr_FR.UTF-8", _locales).Should().Match<CheckFinding>(finding => finding.Seen.Contains("en_US.utf8") && finding.Remedy!.Contains("localedef -i fr_FR -f UTF-8 fr_FR.UTF-8"));

    [Fact]
    public async Task A_trial_without_server_programs_is_told_which_package_has_them()
    {
        using var machine = new TestMachine();
        var site = DatabaseSite.Of(new SiteMode { Prefix = "/p" });
        var context = DatabaseSite.CheckContext(site, new PartialMachine(machine) { Commands = new FakeCommands() }, DatabaseSite.Facts(DatabaseSite.Debian));
        var finding = await new BinariesCheck().RunAsync(context, default);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Remedy.Should().Contain("apt-get install postgresql").And.Contain("dnf install postgresql-server");
    }

    [Fact]
    public void Each_check_looks_only_where_it_matters()
    {
        var module = new DatabaseModule();
        Applying(new SiteMode()).Should().Equal("database-locale", "database-existing");
        Applying(new SiteMode { Prefix = "/p" }).Should().Equal("database-locale", "postgres-binaries");
        Applying(new SiteMode(), "database.location=remote", "database.host=db.test.org").Should().Equal("database-remote");
        Applying(new SiteMode(), "database.provisioning=manual").Should().Equal("database-remote");

        IEnumerable<string> Applying(SiteMode mode, params string[] answers) =>
            module.Checks.Where(check => check.AppliesTo(DatabaseSite.Of(mode, answers))).Select(check => check.Id);
    }

    [Fact]
    public async Task An_empty_machine_is_fine()
    {
        var finding = await ExistingAsync([], []);
        finding.Outcome.Should().Be(CheckOutcome.Passed);
        finding.Seen.Should().Be("no PostgreSQL is here yet; version 15 will be installed");
    }

    [Fact]
    public async Task A_cluster_on_another_port_is_to_be_used_there()
    {
        var finding = await ExistingAsync([("/etc/postgresql/15/main/postgresql.conf", "port = 5433\n"), ("/usr/lib/postgresql/15/bin/postgres", ""), ("/etc/postgresql/13/old/postgresql.conf", "")], []);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("uses port 5433").And.Contain("13/old");
        finding.Remedy.Should().Be("Use its port: --set database.port=5433");
    }

    [Fact]
    public async Task A_port_that_another_program_has_is_named_with_it()
    {
        var finding = await ExistingAsync([], [new ListenerFacts(IPAddress.Any, 5432, "python3", 77)]);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Be("Port 5432 is used by python3 (process 77), which is not PostgreSQL.");
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_none_of_the_packages_is_in_the_way()
    {
        var finding = await ExistingAsync([], [new ListenerFacts(IPAddress.Any, 5432, "postgres", 77)]);
        finding.Seen.Should().Be("Port 5432 is used by postgres (process 77), which is not a server of the distribution's packages.");
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_refused()
    {
        var finding = await ExistingAsync([("/etc/postgresql/12/main/postgresql.conf", ""), ("/usr/lib/postgresql/12/bin/postgres", "")], []);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("PostgreSQL 12 is too old");
    }

    [Fact]
    public async Task What_cannot_be_seen_is_said_not_to_be()
    {
        var finding = await ExistingAsync([("/etc/postgresql/15/main/postgresql.conf", ""), ("/usr/lib/postgresql/15/bin/postgres", "")], []);
        finding.Outcome.Should().Be(CheckOutcome.Skipped);
        finding.Seen.Should().Contain("Only root may ask the database server.");
    }

    private static async Task<CheckFinding> ExistingAsync(IReadOnlyList<(string Path, string Text)> files, IReadOnlyList<ListenerFacts> listeners)
    {
        using var machine = new TestMachine();
        foreach (var (path, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(machine.Root + path)!);
            File.WriteAllText(machine.Root + path, text);
        }

        var packages = new NamedPackages("apt", new Dictionary<string, string> { ["postgresql"] = "15+248" });
        var facts = DatabaseSite.Facts(DatabaseSite.Debian) with { Listeners = listeners };
        return await new ExistingDatabaseCheck().RunAsync(DatabaseSite.CheckContext(DatabaseSite.Of(new SiteMode()), new PartialMachine(machine) { Packages = packages }, facts), default);
    }
}
