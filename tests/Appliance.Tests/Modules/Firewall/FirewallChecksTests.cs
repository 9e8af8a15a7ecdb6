using Appliance.Machines.Facts;
using Appliance.Modules.Firewall;
using Appliance.Modules.Firewall.Checks;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

public sealed class FirewallChecksTests
{
    private const string InputChain = """{"nftables": [{"chain": {"family": "inet", "table": "site", "name": "in", "type": "filter", "hook": "input", "prio": 0, "policy": "drop"}}]}""";

    [Theory]
    [InlineData("nftables", "", CheckOutcome.Passed)]
    [InlineData("nftables firewalld", "", CheckOutcome.Failed)]
    [InlineData("nftables firewalld", "firewall: { manager: nftables }\n", CheckOutcome.Failed)]
    [InlineData("firewalld", "firewall: { manager: nftables }\n", CheckOutcome.Failed)]
    [InlineData("firewalld", "firewall: { manager: firewalld }\n", CheckOutcome.Passed)]
    [InlineData("nftables firewalld", "firewall: { configure: no }\n", CheckOutcome.Skipped)]
    public async Task One_manager_may_be_at_work(string active, string answers, CheckOutcome outcome) =>
        (await LookAsync(new OneFirewallCheck(), answers, active)).Outcome.Should().Be(outcome);

    [Fact]
    public async Task Ufw_is_refused_and_the_remedy_names_the_ports()
    {
        var finding = await LookAsync(new UfwCheck(), "", "ufw");
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Remedy.Should().Contain("22/tcp, 80/tcp, 443/tcp");
    }

    [Fact]
    public async Task Other_tables_are_named_with_the_ports_they_must_let_in()
    {
        var finding = await LookAsync(new ForeignFiltersCheck(), "", "", commands: new FakeCommands().On("nft --json list ruleset", InputChain));
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Contain("inet site");
        finding.Remedy.Should().Contain("443/tcp");
    }

    [Fact]
    public async Task Without_a_right_to_look_nothing_is_claimed()
    {
        var look = () => LookAsync(new ForeignFiltersCheck(), "", "", commands: new FakeCommands().On("nft --json list ruleset", exitCode: 1, error: "Operation not permitted (you must be root)"));
        await look.Should().ThrowAsync<Exception>().WithMessage("*nft cannot see the rules*");
    }

    [Fact]
    public async Task Services_that_would_be_shut_off_are_named()
    {
        var facts = ModuleBench.Facts with { Listeners = [ModuleBench.Listener("0.0.0.0", 9100, "node_exporter"), ModuleBench.Listener("127.0.0.1", 25, "master"), ModuleBench.Listener("::", 22, "sshd")] };
        var finding = await LookAsync(new ShutListenersCheck(), "", "", facts, new FakeCommands().On("nft --json list ruleset", """{"nftables": []}"""));
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Contain("9100/tcp (node_exporter)").And.NotContain("25").And.NotContain("22/tcp");
    }

    [Fact]
    public async Task A_listener_within_a_range_that_is_opened_is_not_shut_off()
    {
        var facts = ModuleBench.Facts with { Listeners = [ModuleBench.Listener("0.0.0.0", 5900, "qemu"), ModuleBench.Listener("0.0.0.0", 6923, "qemu"), ModuleBench.Listener("0.0.0.0", 6924, "other")] };
        using var machine = new TestMachine { Commands = new FakeCommands().On("nft --json list ruleset", """{"nftables": []}"""), IsRoot = true };
        var finding = await ModuleBench.LookAsync(new ShutListenersCheck(), ModuleBench.NodeSite(), machine, facts);
        finding.Seen.Should().EndWith(": 6924/tcp (other).");
    }

    [Fact]
    public async Task Where_others_filter_nothing_is_shut_off()
    {
        var facts = ModuleBench.Facts with { Listeners = [ModuleBench.Listener("0.0.0.0", 9100, "node_exporter")] };
        (await LookAsync(new ShutListenersCheck(), "", "", facts, new FakeCommands().On("nft --json list ruleset", InputChain))).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Theory]
    [InlineData("22", "", CheckOutcome.Passed)]
    [InlineData("2222", "", CheckOutcome.Failed)]
    [InlineData("2222", "firewalld", CheckOutcome.Passed)]
    public async Task Installing_firewalld_must_not_shut_ssh(string port, string installed, CheckOutcome outcome)
    {
        var facts = ModuleBench.WithSecurity(security => security with { SshPorts = [int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)], InstalledFirewalls = [installed] });
        (await LookAsync(new FirewalldStartCheck(), "firewall: { manager: firewalld }\n", "", facts)).Outcome.Should().Be(outcome);
    }

    [Fact]
    public void A_trial_asks_nothing_of_this_machine() =>
        new FirewallModule().Checks.Should().OnlyContain(check => !check.AppliesTo(ModuleBench.Site(ModuleBench.Minimal, true)));

    [Fact]
    public void Docker_and_empty_chains_are_no_firewall()
    {
        const string ruleset = """
            {"nftables": [
              {"chain": {"family": "ip", "table": "filter", "name": "INPUT", "type": "filter", "hook": "input", "prio": 0, "policy": "accept"}},
              {"rule": {"family": "ip", "table": "filter", "chain": "INPUT", "expr": [{"counter": {}}, {"jump": {"target": "APPLIANCE-INPUT"}}]}},
              {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}},
              {"chain": {"family": "inet", "table": "appliance", "name": "input", "type": "filter", "hook": "input", "prio": 10, "policy": "drop"}},
              {"chain": {"family": "ip", "table": "nat", "name": "INPUT", "type": "nat", "hook": "input", "prio": 100, "policy": "accept"}}
            ]}
            """;
        ForeignFilters.Tables(ruleset).Should().BeEmpty();
    }

    private static async Task<CheckFinding> LookAsync(ICheck check, string answers, string active, MachineFacts? facts = null, FakeCommands? commands = null)
    {
        using var machine = new TestMachine { Commands = commands ?? new FakeCommands(), IsRoot = true };
        facts ??= ModuleBench.Facts;
        facts = facts with { Security = facts.Security with { ActiveFirewalls = active.Split(' ', StringSplitOptions.RemoveEmptyEntries) } };
        return await ModuleBench.LookAsync(check, ModuleBench.Site(ModuleBench.Minimal + answers), machine, facts);
    }
}
