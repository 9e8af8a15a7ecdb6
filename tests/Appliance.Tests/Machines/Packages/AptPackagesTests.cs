using Appliance.Machines.Commands;
using Appliance.Machines.Packages;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

public sealed class AptPackagesTests
{
    private const string Status =
        "ii \tlibc6\tamd64\t2.36-9\t\n" +
        "ii \tlibc6\ti386\t2.36-8\t\n" +
        "hi \tchrony\tamd64\t4.3-2\ttime-daemon\n" +
        "ri \tleaving\tall\t5\t\n" +
        "rc \tremoved\tall\t1.0\t\n" +
        "iF \thalf-configured\tall\t2\t\n" +
        "un \tnever-there\t\t\t\n" +
        "ii \tpostfix\tamd64\t3.7\tdefault-mta, mail-transport-agent (= 3.7)\n";

    private readonly FakeCommands _commands = new FakeCommands().On("dpkg-query --show", Status);

    [Theory]
    [InlineData("chrony", "4.3-2", "a held package is installed")]
    [InlineData("leaving", "5", "a package marked for removal is still there")]
    [InlineData("libc6:i386", "2.36-8", "the name says which architecture")]
    [InlineData("libc6", "2.36-9", "without one the first counts")]
    [InlineData("mail-transport-agent", "3.7", "postfix provides it")]
    [InlineData("time-daemon", "4.3-2", "chrony provides it")]
    [InlineData("removed", null, "only its configuration is left")]
    [InlineData("half-configured", null, "it cannot be relied on")]
    [InlineData("never-there", null, "dpkg has only heard of it")]
    [InlineData("mail", null, "part of a name is not a name")]
    public async Task A_package_counts_as_installed_when_it_can_be_used(string name, string? version, string because)
    {
        var installed = await Packages().InstalledAsync([name], CancellationToken.None);

        installed.GetValueOrDefault(name).Should().Be(version, because);
    }

    [Fact]
    public async Task All_installed_packages_are_listed_by_their_plain_names()
    {
        (await Packages().AllInstalledAsync(CancellationToken.None)).Should().BeEquivalentTo("libc6", "chrony", "leaving", "postfix");
    }

    [Theory]
    [InlineData("chrony:\n  Installed: (none)\n  Candidate: 4.3-2+deb12u1\n  Version table:\n", "4.3-2+deb12u1")]
    [InlineData("chrony:\n  Installed: (none)\n  Candidate: (none)\n", null)]
    [InlineData("", null)]
    public async Task The_candidate_is_what_apt_would_install(string policy, string? version)
    {
        _commands.On("apt-cache policy chrony", policy).On("apt-cache showpkg chrony");

        (await Packages().CandidateAsync("chrony", CancellationToken.None)).Should().Be(version);
    }

    [Theory]
    [InlineData("exim4 4.96 (= )\n", "4.96")]
    [InlineData("exim4 4.96 (= )\nexim4:i386 4.96 (= )\n", "4.96")]
    [InlineData("exim4 4.96 (= )\npostfix 3.7 (= )\n", null)]
    [InlineData("", null)]
    public async Task A_virtual_package_has_a_candidate_when_exactly_one_package_provides_it(string providers, string? version)
    {
        _commands
            .On("apt-cache policy mta", "mta:\n  Candidate: (none)\n")
            .On("apt-cache policy exim4", "exim4:\n  Candidate: 4.96\n")
            .On("apt-cache showpkg mta", $"Package: mta\nVersions: \n\nReverse Depends: \n  cron,mta\nReverse Provides: \n{providers}");

        (await Packages().CandidateAsync("mta", CancellationToken.None)).Should().Be(version);
    }

    [Fact]
    public async Task Upgrades_are_not_among_what_would_be_installed()
    {
        _commands.On("apt-get", "Reading package lists...\nInst libc6 [2.36-9] (2.36-10 Debian:12 [amd64])\nInst chrony (4.3-2 Debian:12 [amd64]) []\nInst gcc:i386 (12 Debian:12 [i386])\nConf chrony (4.3-2 Debian:12 [amd64])\n");

        (await Packages().WouldInstallAsync(["chrony"], CancellationToken.None)).Should().Equal("chrony", "gcc:i386");
        _commands.AskedLines.Single().Should().Contain("--simulate").And.Contain("--no-install-recommends");
    }

    [Fact]
    public async Task Options_of_a_package_source_come_first_in_each_apt_command()
    {
        _commands.On("apt-get").On("apt-cache", "  Candidate: 1\n");
        var packages = new AptPackages(_commands, ["-o", "Dir::Etc::SourceParts=/dev/null"]);

        await packages.RefreshAsync(CancellationToken.None);
        await packages.InstallAsync(["chrony"], CancellationToken.None);
        await packages.CandidateAsync("chrony", CancellationToken.None);

        _commands.Asked.Should().OnlyContain(command => command.Arguments[0] == "-o" && command.Arguments[1] == "Dir::Etc::SourceParts=/dev/null");
    }

    [Fact]
    public async Task Only_what_is_there_is_removed_and_left_behind_configuration_counts()
    {
        _commands.On("apt-get", "Purg chrony [4.3-2]\nPurg removed [1.0]\n");

        await Packages().RemoveAsync(["chrony", "removed", "unheard-of", "never-there"], CancellationToken.None);

        _commands.AskedLines.Last().Should().EndWith("purge chrony removed").And.NotContain("simulate");
    }

    [Fact]
    public async Task Nothing_is_removed_when_others_would_go_too()
    {
        _commands.On("apt-get", "Remv monitoring [1]\nPurg chrony [4.3-2]\n");

        var removing = () => Packages().RemoveAsync(["chrony"], CancellationToken.None);

        await removing.Should().ThrowAsync<PackagesNeededException>().WithMessage("*chrony*monitoring*");
        _commands.AskedLines.Should().NotContain(line => line.Contains("purge", StringComparison.Ordinal) && !line.Contains("--simulate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_machine_needs_no_repair()
    {
        _commands.On("dpkg --audit");

        await Packages().RepairAsync(CancellationToken.None);

        _commands.AskedLines.Should().Equal("dpkg --audit");
    }

    [Fact]
    public async Task An_interrupted_installation_is_configured_and_then_completed()
    {
        _commands
            .On("dpkg --audit", "The following packages are only half configured\n")
            .On("dpkg --force-confold --configure -a", exitCode: 1, error: "dependency problems\n")
            .On("apt-get");

        await Packages().RepairAsync(CancellationToken.None);

        _commands.AskedLines.Last().Should().EndWith("--fix-broken install");
    }

    [Fact]
    public async Task Packages_are_installed_without_questions()
    {
        _commands.On("apt-get");

        await Packages().InstallAsync(["chrony"], CancellationToken.None);

        var command = _commands.Asked.Single();
        command.Environment["DEBIAN_FRONTEND"].Should().Be("noninteractive");
        command.Arguments.Should().Contain("--yes").And.Contain("Dpkg::Options::=--force-confold");
    }

    [Fact]
    public async Task What_apt_complains_of_is_in_the_error()
    {
        _commands.On("apt-get", exitCode: 100, error: "E: Unable to locate package chronny\n");

        var installing = () => Packages().InstallAsync(["chronny"], CancellationToken.None);

        await installing.Should().ThrowAsync<CommandFailedException>().WithMessage("*Unable to locate package chronny*");
    }

    private AptPackages Packages() => new(_commands, []);
}
