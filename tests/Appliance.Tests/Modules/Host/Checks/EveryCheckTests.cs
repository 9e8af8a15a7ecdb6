using System.Net;
using Appliance.Machines.Facts;
using Appliance.Modules.Host;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

/// <summary>What holds for every check, on good machines and bad ones.</summary>
public sealed class EveryCheckTests
{
    [Fact]
    public void Ids_are_unique_words_with_dashes()
    {
        var ids = Checks().Select(check => check.Id).ToList();
        ids.Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"));
    }

    [Fact]
    public void Every_check_says_what_it_looks_at() =>
        Checks().Should().AllSatisfy(check =>
        {
            check.Title.Should().NotEndWith(".").And.NotBeEmpty();
            check.Description.Should().EndWith(".").And.HaveLength(check.Description.Trim().Length);
        });

    [Fact]
    public async Task A_good_machine_passes_all()
    {
        using var machine = new TestMachine();
        machine.PackageList.Installed.UnionWith(["postgresql", "nftables"]);
        var reports = await RunAsync(Checks(), HostSite.Checked(new BentMachine(machine) { IsRoot = true }));
        reports.Should().AllSatisfy(report => report.Finding.Outcome.Should().Be(CheckOutcome.Passed, $"{report.Check.Id}: {report.Finding.Seen}"));
    }

    [Fact]
    public async Task A_trial_is_not_asked_for_what_it_does_not_need()
    {
        using var machine = new TestMachine();
        var site = HostSite.Of(HostSite.Trial, "engine.httpPort=8080", "engine.httpsPort=8443");
        var reports = await RunAsync(Checks(new FakeResolver()), HostSite.Checked(machine, site, Bad with { Listeners = [], OperatingSystem = HostSite.Facts.OperatingSystem, Hardware = HostSite.Facts.Hardware }));
        reports.Select(report => report.Check.Id).Should().Equal("unfinished-run", "architecture", "memory-minimum", "disk-space", "ports-free");
        reports.Should().AllSatisfy(report => report.Finding.Outcome.Should().Be(CheckOutcome.Passed, report.Finding.Seen));
    }

    [Theory]
    [InlineData("time.servers=[]")]
    [InlineData("time.servers=[10.0.200.1]")]
    [InlineData("engine.fqdn=an-engine-with-a-very-long-name.in-a-department-with-a-long-name.test.org")]
    public async Task What_is_not_well_has_a_remedy(string answer)
    {
        using var machine = new TestMachine();
        Directory.CreateDirectory(machine.Root + "/etc/ovirt-engine");
        var run = new RunRecord(new RunFolder(machine.Files, "1"), [new JournalEntry { Time = default, Kind = JournalEntryKind.Started }]);
        foreach (var mode in new[] { new SiteMode(), new SiteMode { Offline = true }, new SiteMode { PackageSource = "/nowhere" }, HostSite.Trial })
        {
            foreach (var unfinished in new[] { run, null })
            {
                var context = HostSite.Checked(machine, HostSite.Of(mode, answer), Bad, unfinished);
                foreach (var resolver in new[] { new FakeResolver(), new FakeResolver("engine.test.org=127.0.0.1"), new FakeResolver("engine.test.org=192.0.2.1") })
                {
                    var reports = await RunAsync(Checks(resolver, new FakeDisks(new Appliance.Modules.Host.Ports.FileSystemSpace("/", "8:1", 0, false))), context);
                    reports.Should().Contain(report => report.Finding.Outcome == CheckOutcome.Failed);
                    reports.Should().AllSatisfy(report => AssertRemedy(report));
                }
            }
        }
    }

    [Fact]
    public void What_would_break_in_the_middle_cannot_be_waived() =>
        Checks().Where(check => !check.Waivable).Select(check => check.Id).Should().Equal("root", "architecture", "init-system", "host-name-length");

    private static MachineFacts Bad { get; } = new()
    {
        OperatingSystem = new OperatingSystemFacts("plan9", [], "4", "Plan 9", "mips", ""),
        HostName = "",
        Hardware = new HardwareFacts(1, 1, null, HasKvm: false, Container: null),
        Listeners = [new ListenerFacts(IPAddress.Any, 80, "httpd", 1), new ListenerFacts(IPAddress.IPv6Any, 443, null, null), new ListenerFacts(IPAddress.Loopback, 5432, "postgres", 2)],
        Security = new SecurityFacts("enforcing", false, ["firewalld", "ufw"], ["firewalld", "ufw"], [22]),
        HasSystemd = false,
        ClockSynchronized = false,
    };

    private static void AssertRemedy(CheckReport report)
    {
        var finding = report.Finding;
        finding.Seen.Should().NotContain("could not be looked at", report.Check.Id);
        finding.Seen.Should().NotBeNullOrWhiteSpace(report.Check.Id);
        if (finding.Outcome is CheckOutcome.Passed or CheckOutcome.Skipped)
        {
            finding.Remedy.Should().BeNull(report.Check.Id);
        }
        else
        {
            finding.Remedy.Should().NotBeNullOrWhiteSpace(report.Check.Id);
        }
    }

    private static IReadOnlyList<ICheck> Checks(FakeResolver? resolver = null, FakeDisks? disks = null) =>
        new HostModule(resolver ?? new FakeResolver("engine.test.org=10.0.200.93", "10.0.200.93=engine.test.org"), disks ?? FakeDisks.Ample, new FakeReachability()).Checks;

    private static Task<IReadOnlyList<CheckReport>> RunAsync(IReadOnlyList<ICheck> checks, CheckContext context)
    {
        var apt = new BentMachine(context.Machine) { Commands = new FakeCommands().On("apt-get indextargets", "").On("apt-config dump") };
        return CheckRunner.RunAsync(checks, context with { Machine = apt }, [], new DateOnly(2024, 3, 1), default);
    }
}
