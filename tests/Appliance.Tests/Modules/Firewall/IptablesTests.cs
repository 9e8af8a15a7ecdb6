using Appliance.Machines.Commands;
using Appliance.Machines.Services;
using Appliance.Modules.Firewall;
using Appliance.Modules.Firewall.Iptables;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

/// <summary>The real iptables, in a network namespace.</summary>
public sealed class IptablesTests
{
    [SkippableTheory]
    [InlineData("minimal")]
    [InlineData("allow-from")]
    [InlineData("ipv6")]
    [InlineData("ssh-2222")]
    [InlineData("node")]
    public async Task The_kernel_has_the_rules_as_the_file_writes_them(string name)
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps(name, machine));
        foreach (var family in IptablesFamily.All)
        {
            var chain = await IptablesChain.ReadAsync(machine, family, default);
            chain.IsReached.Should().BeTrue();
            chain.Rules.Should().Equal(IptablesChain.RulesIn(File.ReadAllText(TestData.Beside($"expected/{name}/{Path.GetFileName(family.Rules)}"))));
        }
    }

    [SkippableFact]
    public async Task On_a_machine_without_rules_only_our_ports_are_open()
    {
        using var net = await NamespacesAsync();
        net.Listen(22, 443, 9999);
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));
        net.CanConnect(22).Should().BeTrue();
        net.CanConnect(443, "2001:db8::1").Should().BeTrue();
        net.CanConnect(9999).Should().BeFalse();
        net.CanConnect(9999, "2001:db8::1").Should().BeFalse();
    }

    [SkippableFact]
    public async Task Rules_of_others_stay_in_force_and_undoing_takes_only_ours()
    {
        using var net = await NamespacesAsync();
        net.Listen(443, 9999, 7777);
        await net.RunAsync("iptables -A INPUT -p tcp --dport 9999 -j ACCEPT");
        await net.RunAsync("iptables -P INPUT DROP");
        var before = await net.RunAsync("iptables -S");
        var before6 = await net.RunAsync("ip6tables -S");
        using var machine = Machine(net);

        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));

        net.CanConnect(443).Should().BeTrue("our chain comes first");
        net.CanConnect(9999).Should().BeTrue("their rule counts");
        net.CanConnect(7777).Should().BeFalse("their policy counts");
        (await ModuleBench.RollBackAsync(machine, new FirewallModule())).Should().BeEmpty();
        (await net.RunAsync("iptables -S")).Should().Be(before);
        (await net.RunAsync("ip6tables -S")).Should().Be(before6);
    }

    [SkippableFact]
    public async Task Loading_twice_leads_into_our_chain_once()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        await ModuleBench.ApplyAsync(machine, Steps("minimal", machine));
        await ModuleBench.ApplyAsync(machine, Steps("allow-from", machine));
        (await net.RunAsync("iptables -S INPUT")).Split('\n').Where(line => line.Contains(IptablesFamily.Chain, StringComparison.Ordinal)).Should().ContainSingle();
    }

    [SkippableFact]
    public async Task A_flush_by_others_is_seen()
    {
        using var net = await NamespacesAsync();
        using var machine = Machine(net);
        var steps = Steps("minimal", machine);
        await ModuleBench.ApplyAsync(machine, steps);
        await net.RunAsync("iptables -F");
        (await ModuleBench.PlanAsync(machine, steps)).Changes.Select(step => step.Step.Id).Should().Equal("firewall.iptables-chain");
        await ModuleBench.ApplyAsync(machine, steps);
    }

    private static async Task<NetworkNamespaces> NamespacesAsync()
    {
        Skip.If(new LocalCommandRunner().Find("iptables-restore") is null, "iptables is not installed");
        return await NetworkNamespaces.CreateAsync();
    }

    private static TestMachine Machine(NetworkNamespaces net)
    {
        var machine = ModuleBench.Prepared(new TestMachine { Commands = net.Commands });
        machine.PackageList.Installed.Add("iptables");
        machine.ServiceList.States[FirewallPaths.Unit] = new ServiceState(true, false, false, "dead");
        return machine;
    }

    private static IReadOnlyList<IStep> Steps(string name, TestMachine machine) =>
        FirewallSteps.Of(FirewallFilesTests.Settings(name, FirewallManager.Iptables), machine.Packages);
}
