using Appliance.Machines.Services;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Modules.Host;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Virtualization;

public sealed class VirtualizationStepsTests
{
    private static readonly Site Site = ModuleBench.NodeSite(ModuleBench.MinimalNode + "virtualization: { storageClients: [iscsi, nfs] }\n");

    [Fact]
    public async Task A_bare_server_becomes_a_node()
    {
        using var host = new NodeHost();

        (await host.RunAsync(Site)).Outcome.Should().Be(RunOutcome.Finished);

        host.Packages.Installed.Should().Contain(["libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils", "nfs-common", "open-iscsi"]).And.NotContain("glusterfs-client");
        host.Read("/etc/group").Should().Contain("vdsm:x:36:libvirt-qemu").And.Contain("kvm:x:103:\n", "whoever owns /dev/kvm keeps its number");
        host.Read("/etc/passwd").Should().Contain("vdsm:x:36:36:");
        host.Read(LibvirtPaths.Daemon).Should().StartWith("# BEGIN appliance node").And.EndWith(NodeHost.LibvirtdConf, "the first of two lines counts for libvirt");
        host.Read(LibvirtPaths.DropIn).Should().Contain("Requires=libvirtd-tls.socket\nAfter=libvirtd-tls.socket\n");
        host.Services.Calls.Should().Equal("restart libvirtd.service");
        new FileInfo(host.Root + "/etc/pki/libvirt/private/serverkey.pem").LinkTarget.Should().Be("/etc/pki/appliance/keys/node.key");
        host.Read("/proc/sys/vm/dirty_ratio").Should().Be("5\n");
        host.Commands.AskedLines.Should().NotContain(line => line.Contains("arp_announce", StringComparison.Ordinal), "this kernel has no such setting");
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var host = new NodeHost();
        await ApplyAsync(host);
        var tree = host.Tree();

        (await host.PlanAsync(Site)).Changes.Should().BeEmpty();
        (await host.RunAsync(Site)).Should().Be(new RunResult(RunOutcome.Finished, 0));
        host.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task Rolling_back_shuts_the_socket_that_was_opened_again_meanwhile()
    {
        using var host = new NodeHost();
        host.ActiveNetworks.Add("default");
        await ApplyAsync(host);
        host.IsSocketActivated = true;

        (await host.RollBackAsync()).Should().BeEmpty();

        host.Services.States[LibvirtPaths.TlsSocket].Active.Should().BeFalse();
        host.Services.States[LibvirtPaths.Service].Active.Should().BeTrue("it ran before");
    }

    [Fact]
    public async Task Rolling_back_where_libvirt_is_gone_leaves_nothing_to_say()
    {
        using var host = new NodeHost();
        host.ActiveNetworks.Add("default");
        host.BootNetworks.Add("default");
        await ApplyAsync(host);
        host.Commands.Uninstall("virsh");
        var events = new RecordedEvents();
        (await host.RollBackAsync(events)).Should().BeEmpty();
        events.All.Should().NotContain(said => said.Text != null && said.Text.Contains("network default"));
    }

    [Fact]
    public async Task Rolling_back_tells_of_a_network_of_a_libvirt_that_does_not_answer()
    {
        using var host = new NodeHost();
        host.ActiveNetworks.Add("default");
        host.BootNetworks.Add("default");
        await ApplyAsync(host);
        host.IsLibvirtSilent = true;
        var events = new RecordedEvents();
        (await host.RollBackAsync(events)).Should().BeEmpty();
        events.All.Should().ContainSingle(said => said.Text == "libvirt's network default is not as before: libvirt does not answer, or has none of that name.");
        host.ActiveNetworks.Should().BeEmpty();
    }

    [Fact]
    public async Task Rolling_back_leaves_the_machine_as_before()
    {
        using var host = new NodeHost();
        host.ActiveNetworks.Add("default");
        host.BootNetworks.Add("default");
        var before = host.Tree();
        await ApplyAsync(host);
        host.ActiveNetworks.Should().BeEmpty();
        host.BootNetworks.Should().BeEmpty();

        (await host.RollBackAsync()).Should().BeEmpty();

        host.Tree().Should().Equal(before);
        host.Packages.Installed.Should().Equal("base-files");
        host.ActiveNetworks.Should().Equal("default");
        host.BootNetworks.Should().Equal("default");
        host.Services.Calls.Should().Equal("restart libvirtd.service", "stop libvirtd-tls.socket", "restart libvirtd.service");
        host.Services.States[LibvirtPaths.TlsSocket].Active.Should().BeFalse();
    }

    [Fact]
    public async Task Rolling_back_stops_and_disables_a_libvirt_that_did_not_run()
    {
        using var host = new NodeHost();
        host.Services.States[LibvirtPaths.Service] = new ServiceState(true, false, false, "dead");
        await ApplyAsync(host);

        (await host.RollBackAsync()).Should().BeEmpty();

        host.Services.States[LibvirtPaths.Service].Should().Match<ServiceState>(state => !state.Active && !state.Enabled);
    }

    [Fact]
    public async Task A_socket_for_TLS_that_was_open_before_stays_open()
    {
        using var host = new NodeHost();
        host.Services.States[LibvirtPaths.TlsSocket] = new ServiceState(true, true, true, "listening");
        await ApplyAsync(host);

        (await host.RollBackAsync()).Should().BeEmpty();

        host.Services.States[LibvirtPaths.TlsSocket].Should().Match<ServiceState>(state => state.Active && state.Enabled);
    }

    [Fact]
    public async Task The_network_of_virtual_machines_that_are_there_is_not_touched()
    {
        using var host = new NodeHost();
        host.ActiveNetworks.Add("default");
        host.Domains.Add("web");
        await ApplyAsync(host);
        host.ActiveNetworks.Should().Equal("default");
    }

    [Theory]
    [InlineData("/etc/pki/appliance/certs/node.pem")]
    [InlineData("/etc/pki/appliance/ca.pem")]
    [InlineData("/etc/pki/appliance/crl.pem")]
    public async Task Another_certificate_needs_a_restart(string file)
    {
        using var host = new NodeHost();
        await ApplyAsync(host);
        host.Write(file, "another\n");
        (await host.PlanAsync(Site)).Changes.Select(change => change.Step.Id).Should().Equal("virtualization.libvirt");
    }

    [Fact]
    public async Task A_shut_socket_is_opened_again()
    {
        using var host = new NodeHost();
        await ApplyAsync(host);
        host.Services.States[LibvirtPaths.TlsSocket] = new ServiceState(true, false, false, "dead");
        (await host.PlanAsync(Site)).Changes.Single().Inspection.Change!.Diff.Should().Equal("+listening on 16514/tcp");
    }

    [Fact]
    public async Task In_a_container_the_kernel_is_left_alone_and_that_is_said()
    {
        using var host = new NodeHost(facts: HostSite.Facts with { Hardware = HostSite.Facts.Hardware with { Container = "systemd-nspawn" } });

        await ApplyAsync(host);

        host.Read("/proc/sys/vm/dirty_ratio").Should().Be("20\n");
        host.Read(KernelPaths.Settings).Should().Contain("vm.dirty_ratio = 5");
        new VirtualizationModule().Summary(host.Context(Site)).Should().Equal(("Kernel settings", "left to the host of this container (systemd-nspawn)"));
    }

    [Fact]
    public async Task Enterprise_Linux_keeps_its_own_group_36_and_gets_one_daemon()
    {
        using var host = new NodeHost(facts: HostSite.Facts with { OperatingSystem = HostSite.EnterpriseLinux });
        host.Write("/etc/group", "root:x:0:\nkvm:x:36:\n");

        await ApplyAsync(host);

        host.Read("/etc/group").Should().Be("root:x:0:\nkvm:x:36:qemu\n");
        host.Read(LibvirtPaths.Preset).Should().Contain("disable virtqemud.socket\n").And.Contain("enable libvirtd.socket\n");
        host.Packages.Installed.Should().Contain(["qemu-kvm", "libvirt-daemon", "nfs-utils", "iscsi-initiator-utils"]);
        (await host.RollBackAsync()).Should().BeEmpty();
        host.Read("/etc/group").Should().Be("root:x:0:\nkvm:x:36:\n");
    }

    [Fact]
    public async Task A_taken_number_stops_the_run_before_anything_is_added()
    {
        using var host = new NodeHost();
        host.Write("/etc/passwd", "games:x:36:60::/:\n");
        var result = await host.RunAsync(Site);
        result.FailedStep.Should().Be("virtualization.storage-account");
        result.Cause.Should().Contain("games");
        host.Commands.AskedLines.Should().NotContain(line => line.StartsWith("groupadd", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offline_says_which_packages_are_missing()
    {
        using var host = new NodeHost();
        var result = await host.RunAsync(ModuleBench.NodeSite(mode: new SiteMode { Offline = true }));
        result.FailedStep.Should().Be("virtualization.packages");
        result.Cause.Should().Contain("qemu-system-x86");
    }

    [Fact]
    public async Task A_run_cut_off_at_any_write_converges_or_rolls_back()
    {
        using var whole = new NodeHost();
        var before = whole.Tree();
        await ApplyAsync(whole);
        var after = whole.Tree();
        var cuts = 0;
        for (; await CutOffAsync(cuts) is { } host; cuts++)
        {
            using (host)
            {
                (await host.RunAsync(Site)).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {cuts}");
                host.Tree().Should().Equal(after, $"it was cut off at write {cuts}");
                (await host.PlanAsync(Site)).Changes.Should().BeEmpty($"it was cut off at write {cuts}");
            }

            using var other = await CutOffAsync(cuts);
            if (new RunStore(other!.Machine.Files, TimeProvider.System).Unfinished() is not null)
            {
                (await other.RollBackAsync()).Should().BeEmpty();
            }

            other.Tree().Should().Equal(before, $"it was cut off at write {cuts}");
        }

        cuts.Should().BeGreaterThan(40);
    }

    private static async Task ApplyAsync(NodeHost host)
    {
        host.Services.States[LibvirtPaths.TlsSocket].Known.Should().BeTrue();
        var result = await host.RunAsync(Site);
        result.Outcome.Should().Be(RunOutcome.Finished, result.Cause);
    }

    private static async Task<NodeHost?> CutOffAsync(int writes)
    {
        CrashingFiles? crashing = null;
        var host = new NodeHost(files => crashing = new CrashingFiles(files, writes));
        try
        {
            await host.RunAsync(Site);
        }
        catch (IOException) when (crashing!.Crashed)
        {
            // As when the power goes: nothing more is written.
        }

        if (!crashing!.Crashed)
        {
            host.Dispose();
            return null;
        }

        crashing.PowerIsBack();
        return host;
    }
}
