using Appliance.Modules.Firewall;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

public sealed class FirewallSettingsTests
{
    [Theory]
    [InlineData("", FirewallManager.Nftables)]
    [InlineData("nftables", FirewallManager.Nftables)]
    [InlineData("iptables", FirewallManager.Iptables)]
    [InlineData("firewalld", FirewallManager.Firewalld)]
    [InlineData("ufw", FirewallManager.Nftables)]
    [InlineData("nftables firewalld", FirewallManager.Firewalld)]
    public void Auto_takes_the_manager_that_is_at_work(string active, FirewallManager manager) =>
        Settings(ModuleBench.Minimal, active).Manager.Should().Be(manager);

    [Fact]
    public void An_answer_counts_more_than_what_is_at_work() =>
        Settings(ModuleBench.Minimal + "firewall: { manager: iptables }\n", "firewalld").Manager.Should().Be(FirewallManager.Iptables);

    [Theory]
    [InlineData("firewall: { manager: none }\n")]
    [InlineData("firewall: { configure: no }\n")]
    public void Nothing_is_done_when_none_is_wanted_and_the_ports_are_told(string answers)
    {
        using var machine = new Support.TestMachine();
        var context = ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal + answers), machine);
        var module = new FirewallModule();
        module.Steps(context).Should().BeEmpty();
        module.Proofs(context.Site).Should().BeEmpty();
        module.Summary(context).Should().Equal(("Ports to open by hand", "22/tcp, 80/tcp, 443/tcp, 7443/tcp"));
    }

    [Fact]
    public void The_database_is_not_opened_when_only_this_machine_uses_it() =>
        Settings(ModuleBench.Minimal, "").Services.Select(service => service.Name).Should().Equal("ssh", "http", "https", "nodes");

    [Fact]
    public void A_remote_database_opens_no_port_here() =>
        Settings(ModuleBench.Minimal + "database: { location: remote, host: db.test.org, password: { file: /root/db } }\n", "").Services.Should().NotContain(service => service.Name == "postgres");

    [Fact]
    public void Without_knowledge_of_ssh_its_usual_port_is_open()
    {
        var facts = ModuleBench.WithSecurity(security => security with { SshPorts = [] });
        FirewallSettings.From(ModuleBench.Site(ModuleBench.Minimal), facts).Openings.Should().Contain(opening => opening.Port.Number == 22);
    }

    private static FirewallSettings Settings(string answers, string active) => FirewallSettings.From(
        ModuleBench.Site(answers),
        ModuleBench.WithSecurity(security => security with { ActiveFirewalls = active.Split(' ', StringSplitOptions.RemoveEmptyEntries) }));
}
