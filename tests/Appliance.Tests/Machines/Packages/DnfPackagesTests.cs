using Appliance.Machines.Commands;
using Appliance.Machines.Packages;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Machines.Packages;

public sealed class DnfPackagesTests
{
    // As dnf 4.14 prints it.
    private const string Transaction =
        """
        Added appliance repo from file:///srv/mirror/
        Dependencies resolved.
        ================================================================================
         Package                                            Arch   Version
                                                                        Repo       Size
        ================================================================================
        Installing:
         app                                                noarch 1-1  appliance 5.4 k
        Upgrading:
         older                                              noarch 1-1  appliance 5.4 k
        Installing dependencies:
         lib                                                noarch 2-1  appliance 5.4 k
         a-name-longer-than-its-column-is-followed-by-the-rest-on-a-line-of-its-own
                                                            noarch 3-1  appliance 5.5 k

        Transaction Summary
        ================================================================================
        Install  3 Packages

        Total size: 16 k
        """;

    private readonly FakeCommands _commands = new FakeCommands()
        .On("rpm --query --all", "app\tnoarch\t1-1\nglibc\tx86_64\t2.34-1\nglibc\ti686\t2.34-0\n")
        .On("rpm --query --whatprovides", "no package provides it\n", exitCode: 1);

    [Theory]
    [InlineData("app", "1-1")]
    [InlineData("glibc.i686", "2.34-0")]
    [InlineData("smtp", "8-1")]
    [InlineData("other", null)]
    public async Task A_package_is_found_by_name_architecture_or_what_it_provides(string name, string? version)
    {
        _commands.On("rpm --query --whatprovides --queryformat '%{version}-%{release}\n' smtp", "8-1\n9-1\n");

        var installed = await Packages().InstalledAsync([name], CancellationToken.None);

        installed.GetValueOrDefault(name).Should().Be(version);
    }

    [Fact]
    public async Task What_would_be_installed_is_read_from_the_transaction_dnf_does_not_carry_out()
    {
        _commands.On("dnf --assumeno install", Transaction, exitCode: 1, error: "Operation aborted.\n");

        (await Packages().WouldInstallAsync(["app"], CancellationToken.None)).Should()
            .Equal("app", "lib", "a-name-longer-than-its-column-is-followed-by-the-rest-on-a-line-of-its-own");
    }

    [Fact]
    public async Task With_nothing_to_do_nothing_would_be_installed()
    {
        _commands.On("dnf --assumeno install", "Package app-1-1.noarch is already installed.\nDependencies resolved.\nNothing to do.\nComplete!\n");

        (await Packages().WouldInstallAsync(["app"], CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_package_nobody_has_is_an_error()
    {
        _commands.On("dnf --assumeno install", "No match for argument: nonesuch\n", exitCode: 1, error: "Error: Unable to find a match: nonesuch\n");

        var asking = () => Packages().WouldInstallAsync(["nonesuch"], CancellationToken.None);

        await asking.Should().ThrowAsync<CommandFailedException>().WithMessage("*Unable to find a match*");
    }

    [Fact]
    public async Task The_candidate_of_a_name_nobody_has_is_that_of_its_provider()
    {
        _commands.On("dnf --quiet repoquery --latest-limit=1 '--queryformat=%{version}-%{release}' smtp");
        _commands.On("dnf --quiet repoquery --latest-limit=1 '--queryformat=%{version}-%{release}' --whatprovides smtp", "8-1\n");

        (await Packages().CandidateAsync("smtp", CancellationToken.None)).Should().Be("8-1");
    }

    [Fact]
    public async Task Nothing_is_removed_when_others_need_it()
    {
        _commands.On("rpm --erase --test", exitCode: 1, error: "error: Failed dependencies:\n\tglibc is needed by (installed) bash-5-1.x86_64\n");

        var removing = () => Packages().RemoveAsync(["glibc"], CancellationToken.None);

        await removing.Should().ThrowAsync<PackagesNeededException>().WithMessage("*glibc*bash-5-1.x86_64*");
    }

    [Fact]
    public async Task Only_installed_packages_are_removed_and_nothing_with_them()
    {
        _commands.On("rpm --erase --test").On("dnf --assumeyes remove");

        await Packages().RemoveAsync(["app", "other"], CancellationToken.None);

        _commands.AskedLines.Last().Should().Be("dnf --assumeyes remove --setopt=clean_requirements_on_remove=False app");
    }

    private DnfPackages Packages() => new(_commands, []);
}
