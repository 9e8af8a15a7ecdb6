using Appliance.Machines;
using Appliance.Modules.Host;
using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host;

/// <summary>The area of the machine itself, on a node.</summary>
public sealed class NodeHostTests
{
    private static readonly HostModule Module = new(new FakeResolver(), FakeDisks.Ample, new FakeReachability(), MachineRole.Node);

    [Fact]
    public async Task A_node_is_called_as_in_the_engine()
    {
        using var host = new FreshHost();
        await host.RunAsync(ModuleBench.NodeSite(ModuleBench.MinimalNode + "network: { hosts: [{ name: engine.test.org, address: 10.0.200.93 }] }\ntime: { servers: [10.0.200.93] }\n"));
        host.KernelName.Should().Be("node72.test.org");
        host.Read("/etc/hostname").Should().Be("node72.test.org\n");
        host.Read("/etc/hosts").Should().Contain("10.0.200.93 engine.test.org\n");
        host.Read("/etc/chrony/conf.d/appliance.conf").Should().Contain("server 10.0.200.93");
    }

    [Fact]
    public async Task A_good_node_passes_all_and_is_not_asked_for_what_is_the_engines()
    {
        using var machine = new TestMachine { Commands = new FakeCommands().On("apt-get indextargets").On("apt-config dump") };
        machine.PackageList.Installed.UnionWith(["libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils", "nftables"]);
        var context = HostSite.Checked(new BentMachine(machine) { IsRoot = true }, ModuleBench.NodeSite());
        var reports = await CheckRunner.RunAsync(Module.Checks, context, [], new DateOnly(2026, 3, 1), default);
        reports.Should().AllSatisfy(report => report.Finding.Outcome.Should().Be(CheckOutcome.Passed, $"{report.Check.Id}: {report.Finding.Seen}"));
        reports.Select(report => report.Check.Id).Should().NotContain(["ports-free", "fqdn-resolves", "ovirt-engine-absent", "memory-minimum"]);
    }

    [Theory]
    [InlineData("127.0.1.1 node72.test.org node72\n", "", CheckOutcome.Warning)]
    [InlineData("10.0.200.72 node72.test.org\n", "", CheckOutcome.Passed)]
    [InlineData("127.0.1.1 node72.test.org\n", "network: { hosts: [{ name: node72.test.org, address: 10.0.200.72 }] }\n", CheckOutcome.Passed)]
    public async Task A_name_that_leads_to_loopback_is_warned_about(string hosts, string answers, CheckOutcome outcome)
    {
        using var machine = new TestMachine();
        File.WriteAllText(machine.Root + "/etc/hosts", hosts);
        (await LookAsync(machine, answers)).Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task The_engines_name_cannot_be_a_nodes()
    {
        using var machine = new TestMachine();
        var site = ModuleBench.NodeSite("version: 1\nnode: { name: engine.test.org, engine: \"Engine.test.org:7443\" }\n");
        (await HostSite.FindAsync(new NodeNameCheck(), HostSite.Checked(machine, site))).Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Fact]
    public async Task A_name_that_is_too_long_names_the_nodes_answer()
    {
        using var machine = new TestMachine();
        var site = ModuleBench.NodeSite($"version: 1\nnode: {{ name: {new string('a', 60)}.test.org, engine: \"engine.test.org:7443\" }}\n");
        (await HostSite.FindAsync(new HostNameLengthCheck(), HostSite.Checked(machine, site))).Remedy.Should().Contain("node.name");
    }

    [Fact]
    public void Packages_are_those_of_a_node()
    {
        var site = ModuleBench.NodeSite(ModuleBench.MinimalNode + "virtualization: { storageClients: [iscsi, glusterfs, nfs] }\ntime: { servers: [10.0.200.1] }\n");
        NeededPackages.Of(site, HostSite.Facts).Should().Equal("libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils", "nfs-common", "glusterfs-client", "open-iscsi", "chrony", "nftables");
    }

    [Fact]
    public void A_node_needs_more_room_and_no_database()
    {
        var needs = DiskNeed.Of(ModuleBench.NodeSite(), HostSite.Facts.OperatingSystem);
        needs.Should().Contain(need => need.Path == "/usr" && need.Required == 400 << 20).And.NotContain(need => need.Path.Contains("postgres"));
    }

    [Theory]
    [InlineData("node72.test.org", "", ProofOutcome.Holds)]
    [InlineData("fresh", "", ProofOutcome.Attention)]
    [InlineData("fresh", "host: { setName: no }\n", ProofOutcome.Skipped)]
    public async Task The_proof_asks_for_the_nodes_name(string name, string answers, ProofOutcome outcome)
    {
        using var machine = new TestMachine();
        Directory.CreateDirectory(machine.Root + "/proc/sys/kernel");
        File.WriteAllText(machine.Root + "/proc/sys/kernel/hostname", name + "\n");
        var site = ModuleBench.NodeSite(ModuleBench.MinimalNode + answers);
        var proof = Module.Proofs(site).Single(one => one.Id == "node-name");
        (await proof.RunAsync(HostSite.Context(machine, site), default)).Outcome.Should().Be(outcome);
    }

    private static Task<CheckFinding> LookAsync(IMachine machine, string answers) =>
        HostSite.FindAsync(new NodeNameCheck(), HostSite.Checked(machine, ModuleBench.NodeSite(ModuleBench.MinimalNode + answers)));
}
