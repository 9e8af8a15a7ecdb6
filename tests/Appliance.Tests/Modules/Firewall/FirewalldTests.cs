using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Modules.Firewall;
using Appliance.Modules.Firewall.Firewalld;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

/// <summary>firewalld through its program for when it does not run, on a configuration folder of the test's own.</summary>
public sealed class FirewalldTests
{
    [SkippableFact]
    public async Task Services_are_put_into_the_default_zone_and_taken_out_and_undone()
    {
        using var machine = Machine();
        await ModuleBench.ApplyAsync(machine, Steps("allow-from", machine));
        var zone = Zone(machine);
        zone.Should().Contain("<service name=\"appliance-https\"/>").And.Contain("<service name=\"dhcpv6-client\"/>", "others stay").And.Contain("<source address=\"10.0.201.7/32\"/>");

        (await ModuleBench.RunAsync(machine, Steps("minimal", machine))).Outcome.Should().Be(RunOutcome.Finished);
        Zone(machine).Should().Contain("appliance-https").And.NotContain("postgres");

        (await ModuleBench.RollBackAsync(machine, new FirewallModule())).Should().BeEmpty();
        Zone(machine).Should().Be(zone);
    }

    [SkippableFact]
    public async Task Undoing_takes_our_services_and_leaves_the_others()
    {
        using var machine = Machine();
        (await ModuleBench.RunAsync(machine, Steps("minimal", machine))).Outcome.Should().Be(RunOutcome.Finished);

        (await ModuleBench.RollBackAsync(machine, new FirewallModule())).Should().BeEmpty();

        Zone(machine).Should().Contain("dhcpv6-client").And.NotContain("appliance");
        machine.Files.List(FirewallPaths.FirewalldServices).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_trial_writes_and_checks_the_service_files_beside_the_nftables_rules()
    {
        using var machine = Machine();
        machine.PackageList.Installed.Clear();
        var steps = FirewallSteps.Of(FirewallFilesTests.Settings("minimal", FirewallManager.Firewalld) with { IsTrial = true }, machine.Packages);

        (await ModuleBench.RunAsync(machine, steps)).Outcome.Should().Be(RunOutcome.Finished);

        machine.Files.List(FirewallPaths.FirewalldServices).Should().Equal("appliance-http.xml", "appliance-https.xml", "appliance-ssh.xml");
        machine.Files.Exists(FirewallPaths.NftablesRules).Should().BeTrue();
        machine.PackageList.Installed.Should().BeEmpty();
        machine.ServiceList.Calls.Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("<service><port protocol=\"tcp\" port=\"99999999\"/></service>", "firewalld rejects")]
    [InlineData("<service><port protocol=\"tcp\" prt=\"1\"/></service>", "firewalld rejects")]
    [InlineData("<service><port", "is not XML")]
    public async Task A_service_file_that_firewalld_rejects_is_not_put_in_place(string content, string cause)
    {
        using var machine = Machine();
        var path = FirewallPaths.FirewalldServices + "/appliance-x.xml";
        var result = await ModuleBench.RunAsync(machine, [new FileStep("x.file", "Write", path, Ownership.Public, (_, _) => Task.FromResult(content)) { Validator = new FirewalldServiceValidator() }]);
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Contain(cause);
        machine.Files.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task A_running_firewalld_is_told_and_reloaded()
    {
        var commands = new FakeCommands()
            .On("firewall-offline-cmd")
            .On("firewall-cmd --state", "running\n")
            .On("firewall-cmd --get-default-zone", "public\n")
            .On("firewall-cmd --get-active-zones", "internal (default)\n  interfaces: eth0\nvoid\n  sources: 10.0.0.0/8\n")
            .On("firewall-cmd --reload", "success\n")
            .On("firewall-cmd --permanent", "ssh\n")
            .On("firewall-cmd --zone=public", "ssh\n")
            .On("firewall-cmd --zone=internal", "ssh appliance-old\n");
        using var machine = ModuleBench.Prepared(new TestMachine { Commands = commands });
        var settings = FirewallFilesTests.Settings("minimal", FirewallManager.Firewalld);
        var step = FirewallSteps.Of(settings, machine.Packages).OfType<FirewalldZonesStep>().Single();
        var store = new RunStore(machine.Files, TimeProvider.System);

        var inspection = await step.InspectAsync(ModuleBench.StepContext(machine, null), default);
        await step.ApplyAsync(ModuleBench.StepContext(machine, store.Create()), default);

        inspection.Change!.Diff.Should().Contain("-zone internal: service=appliance-old").And.Contain("+zone public: service=appliance-ssh").And.NotContain(line => line.Contains("void"));
        commands.AskedLines.Should().ContainInOrder("firewall-cmd --reload", "firewall-cmd --permanent --zone=internal --add-service=appliance-http --add-service=appliance-https --add-service=appliance-nodes --add-service=appliance-ssh", "firewall-cmd --permanent --zone=public --add-service=appliance-http --add-service=appliance-https --add-service=appliance-nodes --add-service=appliance-ssh", "firewall-cmd --reload");
    }

    private static string Zone(TestMachine machine) => machine.Files.ReadText("/etc/firewalld/zones/public.xml");

    private static TestMachine Machine()
    {
        Skip.If(new LocalCommandRunner().Find("firewall-offline-cmd") is null, "firewalld is not installed");
        Skip.IfNot(Environment.IsPrivilegedProcess, "firewall-offline-cmd wants root");
        var machine = ModuleBench.Prepared(new TestMachine());
        foreach (var folder in new[] { "", "/services", "/zones" })
        {
            Directory.CreateDirectory(machine.Root + FirewallPaths.Firewalld + folder);
        }

        machine.PackageList.Installed.Add("firewalld");
        machine.ServiceList.States["firewalld.service"] = new ServiceState(true, false, false, "dead");
        return machine;
    }

    private static IReadOnlyList<IStep> Steps(string name, TestMachine machine) =>
        FirewallSteps.Of(FirewallFilesTests.Settings(name, FirewallManager.Firewalld), machine.Packages);
}
