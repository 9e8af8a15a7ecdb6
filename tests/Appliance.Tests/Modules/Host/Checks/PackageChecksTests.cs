using Appliance.Machines.Facts;
using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

public sealed class PackageChecksTests
{
    private const string Sources = "http://deb.test.org/debian\nhttp://deb.test.org/debian\nhttp://extra.test.org/debian\n";

    [Theory]
    [InlineData("", "postgresql nftables", "", CheckOutcome.Passed, "To be installed: postgresql 2.0, nftables 2.0.")]
    [InlineData("nftables", "postgresql nftables", "", CheckOutcome.Passed, "To be installed: postgresql 2.0.")]
    [InlineData("postgresql nftables", "", "deb.test.org extra.test.org", CheckOutcome.Passed, "are installed")]
    [InlineData("", "", "", CheckOutcome.Passed, "its lists were not read yet")]
    [InlineData("", "postgresql", "", CheckOutcome.Failed, "No package source has nftables.")]
    [InlineData("", "postgresql nftables", "extra.test.org", CheckOutcome.Warning, "Some package sources cannot be reached: extra.test.org (no answer within 3 s).")]
    [InlineData("", "postgresql", "extra.test.org", CheckOutcome.Failed, "No package source has nftables. Some package sources")]
    [InlineData("", "postgresql nftables", "deb.test.org extra.test.org", CheckOutcome.Failed, "No package source can be reached: deb.test.org (no answer within 3 s), extra.test.org")]
    public async Task Missing_packages_must_be_within_reach(string installed, string available, string dead, CheckOutcome expected, string seen)
    {
        var finding = await AptAsync(Sources, Words(installed), Words(available), new FakeReachability(Words(dead)));
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain(seen);
    }

    [Fact]
    public async Task The_remedy_is_a_mirror_in_a_folder() =>
        (await AptAsync(Sources, [], [], new FakeReachability("deb.test.org", "extra.test.org"))).Remedy.Should()
            .Contain("appliance packages mirror DIR").And.Contain("--package-source DIR");

    [Fact]
    public async Task A_machine_without_sources_fails() =>
        (await AptAsync("", [], [], new FakeReachability())).Seen.Should().StartWith("apt has no sources, and these packages are missing: postgresql, nftables");

    [Theory]
    [InlineData("http://deb.test.org/debian", "", "http://deb.test.org/debian")]
    [InlineData("http://deb.test.org/debian https://deb.test.org/debian", "", "http://deb.test.org/debian https://deb.test.org/debian")]
    [InlineData("http://deb.test.org/debian http://deb.test.org/security", "", "http://deb.test.org/debian")]
    [InlineData("http://deb.test.org/debian https://secure.test.org/x", "Acquire::http::Proxy \"http://proxy.test.org:3128\";", "http://proxy.test.org:3128/")]
    [InlineData("https://secure.test.org/x", "Acquire::http::Proxy \"http://proxy.test.org:3128\";\nAcquire::https::Proxy \"DIRECT\";", "https://secure.test.org/x")]
    [InlineData("https://secure.test.org/x", "Acquire::https::Proxy \"http://other.test.org:8080/\";", "http://other.test.org:8080/")]
    [InlineData("http://deb.test.org/debian", "Acquire::http::Proxy \"\";", "http://deb.test.org/debian")]
    [InlineData("file:/srv/packages", "", "file:///srv/packages")]
    [InlineData("cdrom:[Debian]/", "", "")]
    public async Task Sources_are_reached_for_once_and_through_their_proxy(string sources, string settings, string expected)
    {
        var commands = new FakeCommands().On("apt-get indextargets --no-release-info", sources.Replace(' ', '\n') + "\n").On("apt-config dump", settings + "\n");
        (await PackageEndpoints.OfAptAsync(commands, default)).Select(uri => uri.ToString()).Should().Equal(Words(expected));
    }

    [Fact]
    public async Task Without_network_nothing_is_reached_for()
    {
        using var machine = new TestMachine();
        var reachability = new FakeReachability();
        var finding = await HostSite.FindAsync(new PackageSourceCheck(reachability), HostSite.Checked(machine, HostSite.Of(new SiteMode { Offline = true })));
        finding.Outcome.Should().Be(CheckOutcome.Skipped);
        reachability.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData("", CheckOutcome.Failed)]
    [InlineData("postgresql", CheckOutcome.Failed)]
    [InlineData("postgresql nftables", CheckOutcome.Passed)]
    public async Task Without_network_the_packages_must_be_there(string installed, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        machine.PackageList.Installed.UnionWith(Words(installed));
        var finding = await HostSite.FindAsync(new OfflinePackagesCheck(), HostSite.Checked(machine, HostSite.Of(new SiteMode { Offline = true })));
        finding.Outcome.Should().Be(expected, finding.Seen);
    }

    [Theory]
    [InlineData(true, CheckOutcome.Passed)]
    [InlineData(false, CheckOutcome.Failed)]
    public async Task A_folder_of_packages_must_exist(bool there, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        if (there)
        {
            Directory.CreateDirectory(machine.Root + "/srv/packages");
            File.WriteAllText(machine.Root + "/srv/packages/Packages", "");
        }

        var site = HostSite.Of(new SiteMode { Offline = true, PackageSource = "/srv/packages" });
        new OfflinePackagesCheck().AppliesTo(site).Should().BeFalse();
        (await HostSite.FindAsync(new PackageSourceCheck(new FakeReachability()), HostSite.Checked(machine, site))).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData("http://packages.test.org/debian", CheckOutcome.Passed)]
    [InlineData("https://dead.test.org/debian", CheckOutcome.Failed)]
    public async Task A_server_of_packages_must_answer(string source, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        var site = HostSite.Of(new SiteMode { PackageSource = source });
        (await HostSite.FindAsync(new PackageSourceCheck(new FakeReachability("dead.test.org")), HostSite.Checked(machine, site))).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData("postgresql-server nftables", CheckOutcome.Passed)]
    [InlineData("nftables", CheckOutcome.Failed)]
    [InlineData("", CheckOutcome.Failed)]
    public async Task Enterprise_Linux_asks_dnf(string available, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        var dnf = new BentMachine(machine) { Packages = new FakePackageSource("dnf", [], Words(available)), Commands = new FakeCommands() };
        var context = HostSite.Checked(dnf, facts: HostSite.Facts with { OperatingSystem = HostSite.EnterpriseLinux });
        (await HostSite.FindAsync(new PackageSourceCheck(new FakeReachability()), context)).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData("time.servers=[]", "", "postgresql nftables")]
    [InlineData("time.servers=[10.0.200.1]", "", "postgresql chrony nftables")]
    [InlineData("database.provisioning=manual", "", "nftables")]
    [InlineData("firewall.configure=no", "", "postgresql")]
    [InlineData("firewall.manager=auto", "firewalld", "postgresql")]
    [InlineData("firewall.manager=nftables", "", "postgresql nftables")]
    [InlineData("firewall.manager=none", "", "postgresql")]
    public void What_is_needed_follows_from_the_answers(string answer, string firewall, string expected)
    {
        MachineFacts facts = HostSite.Facts with { Security = HostSite.Facts.Security with { ActiveFirewalls = Words(firewall) } };
        NeededPackages.Of(HostSite.Of(answer), facts).Should().Equal(Words(expected));
    }

    private static async Task<CheckFinding> AptAsync(string sources, IReadOnlyList<string> installed, IReadOnlyList<string> available, FakeReachability reachability)
    {
        using var machine = new TestMachine();
        var apt = new BentMachine(machine)
        {
            Packages = new FakePackageSource("apt", installed, available),
            Commands = new FakeCommands().On("apt-get indextargets --no-release-info", sources).On("apt-config dump"),
        };
        return await HostSite.FindAsync(new PackageSourceCheck(reachability), HostSite.Checked(apt));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
