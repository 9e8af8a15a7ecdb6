using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

/// <summary>The engine's name: whether it resolves, leads here, and is led back to.</summary>
public sealed class FqdnChecksTests
{
    private const string InHosts = "network.hosts=[{ name: engine.test.org, address: 10.0.200.93 }]";

    [Theory]
    [InlineData("engine.test.org=10.0.200.93", "time.servers=[]", CheckOutcome.Passed, "resolves to 10.0.200.93")]
    [InlineData("other.test.org=10.0.200.93", "time.servers=[]", CheckOutcome.Failed, "does not resolve (name servers: 10.0.200.1)")]
    [InlineData("other.test.org=10.0.200.93", InHosts, CheckOutcome.Passed, "will lead to 10.0.200.93")]
    public async Task The_name_must_resolve_or_be_listed(string record, string answer, CheckOutcome expected, string seen)
    {
        var finding = await HostSite.FindAsync(new FqdnForwardCheck(new FakeResolver(record)), site: HostSite.Of(answer));
        finding.Outcome.Should().Be(expected);
        finding.Seen.Should().Contain(seen);
    }

    [Fact]
    public async Task What_to_write_into_the_answers_is_told() =>
        (await HostSite.FindAsync(new FqdnForwardCheck(new FakeResolver()))).Remedy.Should()
            .Contain("network: { hosts: [{ name: engine.test.org, address: 10.0.200.93 }] }");

    [Theory]
    [InlineData("10.0.200.93", CheckOutcome.Passed, "10.0.200.93 on em1")]
    [InlineData("2001:db8::93", CheckOutcome.Passed, "2001:db8::93 on em1")]
    [InlineData("::ffff:10.0.200.93", CheckOutcome.Passed, "10.0.200.93 on em1")]
    [InlineData("192.0.2.7,10.0.200.93", CheckOutcome.Passed, "10.0.200.93 on em1")]
    [InlineData("192.0.2.7", CheckOutcome.Failed, "leads to 192.0.2.7; this machine has 10.0.200.93 on em1")]
    [InlineData("127.0.0.1", CheckOutcome.Failed, "which is loopback")]
    [InlineData("::1", CheckOutcome.Failed, "which is loopback")]
    [InlineData("127.0.0.1,::1", CheckOutcome.Failed, "which is loopback")]
    [InlineData("127.0.1.1,10.0.200.93", CheckOutcome.Warning, "but also to loopback")]
    public async Task The_name_must_lead_to_an_interface_of_this_machine(string addresses, CheckOutcome expected, string seen)
    {
        var finding = await LocalAsync("", [$"engine.test.org={addresses}"]);
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain(seen);
    }

    [Fact]
    public async Task The_line_Debians_installer_writes_is_named_with_its_remedy()
    {
        var finding = await LocalAsync("127.0.0.1\tlocalhost\n127.0.1.1\tEngine.test.org engine # us\n", ["engine.test.org=127.0.1.1"]);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("Line 2 of /etc/hosts gives it 127.0.1.1, as Debian's installer writes it.");
        finding.Remedy.Should().Be("Put 10.0.200.93 in place of 127.0.1.1 in line 2 of /etc/hosts.");
    }

    [Fact]
    public async Task A_listed_name_is_warned_about_when_loopback_has_it_too()
    {
        var finding = await LocalAsync("127.0.1.1 engine.test.org engine\n", [], HostSite.Of(InHosts));
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Remedy.Should().Contain("line 1 of /etc/hosts");
    }

    [Fact]
    public async Task A_name_without_address_is_told_once() =>
        (await LocalAsync("", [])).Outcome.Should().Be(CheckOutcome.Skipped, "fqdn-resolves has told it");

    [Theory]
    [InlineData("10.0.200.93", "10.0.200.93=engine.test.org", CheckOutcome.Passed)]
    [InlineData("10.0.200.93", "10.0.200.93=ENGINE.test.org", CheckOutcome.Passed)]
    [InlineData("10.0.200.93", "10.0.200.93=manager.test.org", CheckOutcome.Passed)]
    [InlineData("10.0.200.93", "10.0.200.93=host93.test.org", CheckOutcome.Warning)]
    [InlineData("10.0.200.93", "192.0.2.1=engine.test.org", CheckOutcome.Warning)]
    [InlineData("10.0.200.93,2001:db8::93", "2001:db8::93=engine.test.org", CheckOutcome.Passed)]
    [InlineData("127.0.0.1", "127.0.0.1=localhost", CheckOutcome.Skipped)]
    public async Task One_address_should_lead_back(string addresses, string reverse, CheckOutcome expected)
    {
        var finding = await HostSite.FindAsync(
            new FqdnReverseCheck(new FakeResolver($"engine.test.org={addresses}", reverse)),
            site: HostSite.Of("engine.alternateNames=[manager.test.org]"));
        finding.Outcome.Should().Be(expected, finding.Seen);
    }

    [Fact]
    public async Task The_missing_records_are_spelled_out() =>
        (await HostSite.FindAsync(new FqdnReverseCheck(new FakeResolver("engine.test.org=10.0.200.93,2001:db8::93")))).Remedy.Should().Be(
            "Add to DNS: 93.200.0.10.in-addr.arpa. PTR engine.test.org.; "
            + "3.9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR engine.test.org.");

    [Theory]
    [InlineData(64, CheckOutcome.Passed)]
    [InlineData(65, CheckOutcome.Failed)]
    public async Task A_host_name_has_64_characters_at_most(int length, CheckOutcome expected)
    {
        var fqdn = new string('a', 50) + "." + new string('b', length - 51);
        (await HostSite.FindAsync(new HostNameLengthCheck(), site: HostSite.Of($"engine.fqdn={fqdn}"))).Outcome.Should().Be(expected);
    }

    [Fact]
    public void A_long_name_is_fine_when_it_does_not_become_the_host_name() =>
        new HostNameLengthCheck().AppliesTo(HostSite.Of("host.setName=no")).Should().BeFalse();

    private static async Task<CheckFinding> LocalAsync(string hostsFile, IReadOnlyList<string> records, Site? site = null)
    {
        using var machine = new TestMachine();
        File.WriteAllText(machine.Root + "/etc/hosts", hostsFile);
        return await HostSite.FindAsync(new FqdnLocalCheck(new FakeResolver(records)), HostSite.Checked(machine, site));
    }
}
