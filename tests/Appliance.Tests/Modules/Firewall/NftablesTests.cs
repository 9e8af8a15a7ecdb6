using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Firewall;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

/// <summary>The real nft, in a network namespace.</summary>
public sealed class NftablesTests
{
    private const string Foreign = "add table inet others; add chain inet others out { type filter hook output priority 0; policy accept; }; add rule inet others out udp dport 9 drop";

    [SkippableFact]
    public async Task Our_ports_are_open_and_nothing_else_is()
    {
        using var net = await NamespacesAsync();
        net.Listen(22, 443, 9999);
        net.CanConnect(9999).Should().BeTrue("nothing filters yet");
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));

        net.CanConnect(22).Should().BeTrue();
        net.CanConnect(443).Should().BeTrue();
        net.CanConnect(443, "2001:db8::1").Should().BeTrue("neighbours must find each other");
        net.CanConnect(9999).Should().BeFalse();
        net.CanConnect(9999, "2001:db8::1").Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_node_opens_ranges_of_ports_and_nothing_beside_them()
    {
        using var net = await NamespacesAsync();
        net.Listen(22, 16509, 16514, 5899, 5900, 6923, 6924, 49151, 49152, 49215, 49216);
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("node", machine));

        new[] { 22, 16514, 5900, 6923, 49152, 49215 }.Should().OnlyContain(port => net.CanConnect(port, "192.0.2.1"));
        new[] { 16509, 5899, 6924, 49151, 49216 }.Should().NotContain(port => net.CanConnect(port, "192.0.2.1"));
    }

    [SkippableFact]
    public async Task The_proof_of_a_node_sees_its_ranges()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net, isRoot: true);
        var context = ModuleBench.Context(ModuleBench.NodeSite(), machine);
        var module = new FirewallModule();
        await ModuleBench.ApplyAsync(machine, module.Steps(context));

        var result = await module.Proofs(context.Site).Single().RunAsync(context, default);

        result.Should().Be(ProofResult.Holds("nftables: 22/tcp, 16514/tcp, 5900-6923/tcp, 49152-49215/tcp."));
    }

    [SkippableFact]
    public async Task Ssh_stays_open_on_the_ports_where_it_is()
    {
        using var net = await NamespacesAsync();
        net.Listen(22, 2222, 22022);
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("ssh-2222", machine));

        net.CanConnect(2222).Should().BeTrue();
        net.CanConnect(22022).Should().BeTrue();
        net.CanConnect(22).Should().BeFalse("nobody said that SSH is there");
    }

    [SkippableFact]
    public async Task A_port_for_some_networks_is_shut_for_others()
    {
        using var net = await NamespacesAsync();
        net.Listen(5432);
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps("allow-from", machine));
        net.CanConnect(5432).Should().BeFalse("192.0.2.2 is not in database.allowFrom");

        var settings = FirewallFilesTests.Settings("allow-from", FirewallManager.Nftables);
        var wider = settings with { Services = [.. settings.Services.Select(service => service.Name == "postgres" ? service with { Sources = [System.Net.IPNetwork.Parse("192.0.2.2/32")] } : service)] };
        await ModuleBench.ApplyAsync(machine, FirewallSteps.Of(wider, machine.Packages));
        net.CanConnect(5432).Should().BeTrue();
        net.CanConnect(5432, "2001:db8::1").Should().BeFalse();
    }

    [SkippableFact]
    public async Task Other_tables_stay_and_undoing_takes_only_ours()
    {
        using var net = await NamespacesAsync();
        await NftAsync(net, Foreign);
        var before = await net.RunAsync("nft list ruleset");
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));
        (await net.RunAsync("nft list table inet others")).Should().Be(before);
        (await net.RunAsync("nft list table inet appliance")).Should().Contain("policy drop");

        (await ModuleBench.RollBackAsync(machine, new FirewallModule())).Should().BeEmpty();

        (await net.RunAsync("nft list ruleset")).Should().Be(before);
        machine.Files.Exists(FirewallPaths.NftablesRules).Should().BeFalse();
    }

    [SkippableFact]
    public async Task Where_somebody_else_filters_we_shut_nothing()
    {
        using var net = await NamespacesAsync();
        net.Listen(9999);
        await NftAsync(net, "add table inet site; add chain inet site in { type filter hook input priority 0; policy accept; }; add rule inet site in tcp dport 7 drop");
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));

        net.CanConnect(9999).Should().BeTrue();
        machine.Files.ReadText(FirewallPaths.NftablesRules).Should().Contain("inet site");
    }

    [SkippableFact]
    public async Task A_chain_that_filters_nothing_does_not_count_as_a_firewall()
    {
        using var net = await NamespacesAsync();
        await NftAsync(net, "add table inet filter; add chain inet filter input { type filter hook input priority 0; policy accept; }");
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));

        (await net.RunAsync("nft list table inet appliance")).Should().Contain("policy drop");
    }

    [SkippableTheory]
    [InlineData("flush ruleset")]
    [InlineData("add chain inet appliance input { policy accept; }")]
    [InlineData("flush chain inet appliance input")]
    public async Task What_was_changed_behind_our_back_is_seen_and_put_back(string change)
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        var steps = Steps("minimal", machine);
        await ModuleBench.ApplyAsync(machine, steps);

        await NftAsync(net, change);

        (await ModuleBench.PlanAsync(machine, steps)).Changes.Select(step => step.Step.Id).Should().Equal("firewall.table");
        await ModuleBench.ApplyAsync(machine, steps);
        (await net.RunAsync("nft list table inet appliance")).Should().Contain("policy drop").And.Contain("tcp dport 443");
    }

    [SkippableFact]
    public async Task The_proof_holds_while_the_table_is_in_force()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net, isRoot: true);
        var context = ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal), machine);
        var module = new FirewallModule();
        var proof = module.Proofs(context.Site).Single();
        await ModuleBench.ApplyAsync(machine, module.Steps(context));
        (await proof.RunAsync(context, default)).Outcome.Should().Be(ProofOutcome.Holds);

        await NftAsync(net, "flush chain inet appliance input");
        var flushed = await proof.RunAsync(context, default);
        flushed.Outcome.Should().Be(ProofOutcome.Fails);
        flushed.Seen.Should().Contain("443/tcp");

        await NftAsync(net, "flush ruleset");
        (await proof.RunAsync(context, default)).Seen.Should().Contain("the nftables table inet appliance");
    }

    [SkippableFact]
    public async Task Undoing_a_later_run_brings_the_earlier_table_back()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));
        var before = await net.RunAsync("nft list table inet appliance");
        await ModuleBench.ApplyAsync(machine, Steps("ssh-2222", machine));
        (await net.RunAsync("nft list table inet appliance")).Should().NotBe(before);

        (await ModuleBench.RollBackAsync(machine, new FirewallModule())).Should().BeEmpty();

        (await net.RunAsync("nft list table inet appliance")).Should().Be(before);
        (await ModuleBench.PlanAsync(machine, Steps("minimal", machine))).Changes.Should().BeEmpty();
    }

    [SkippableFact]
    public async Task Rules_that_nft_rejects_are_not_put_in_place()
    {
        Skip.If(new LocalCommandRunner().Find("nft") is null, "nft is not installed");
        using var machine = ModuleBench.Prepared(new TestMachine());
        var events = new RecordedEvents();
        var step = new FileStep("x.rules", "Write", FirewallPaths.NftablesRules, Ownership.Public, (_, _) => Task.FromResult("table inet appliance { chain input { tcp dport nonsense accept } }\n"))
        {
            Validator = new PacketFilterValidator("nft", path => ["-c", "-f", path]),
        };

        var result = await ModuleBench.RunAsync(machine, [step], events);

        Skip.If(events.All.Any(said => said.Text.Contains("was not checked", StringComparison.Ordinal)), "nft may not ask the kernel here");
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Contain("nft rejects").And.Contain("nonsense");
        machine.Files.Exists(FirewallPaths.NftablesRules).Should().BeFalse();
    }

    [SkippableFact]
    public async Task A_trial_writes_and_checks_the_rules_and_loads_nothing()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        var steps = FirewallSteps.Of(FirewallFilesTests.Settings("minimal", FirewallManager.Iptables) with { IsTrial = true }, machine.Packages);

        await ModuleBench.ApplyAsync(machine, steps);

        machine.Files.ReadText(FirewallPaths.NftablesRules).Should().Contain("tcp dport 443 accept");
        machine.Files.ReadText(FirewallPaths.IptablesRules).Should().Contain("--dport 443");
        (await net.RunAsync("nft list ruleset")).Should().BeEmpty();
        machine.ServiceList.Calls.Should().BeEmpty();
    }

    private static async Task<NetworkNamespaces> NamespacesAsync()
    {
        Skip.If(new LocalCommandRunner().Find("nft") is null, "nft is not installed");
        return await NetworkNamespaces.CreateAsync();
    }

    private static TestMachine Machine(NetworkNamespaces net, bool isRoot = false)
    {
        var machine = ModuleBench.Prepared(new TestMachine { Commands = net.Commands, IsRoot = isRoot });
        machine.PackageList.Installed.Add("nftables");
        machine.ServiceList.States[FirewallPaths.Unit] = new ServiceState(true, false, false, "dead");
        return machine;
    }

    private static IReadOnlyList<IStep> Steps(string name, TestMachine machine) =>
        FirewallSteps.Of(FirewallFilesTests.Settings(name, FirewallManager.Nftables), machine.Packages);

    private static async Task NftAsync(NetworkNamespaces net, string rules) => (await net.Commands.RunAsync(Command.Of("nft", rules), default)).OrThrow();
}
