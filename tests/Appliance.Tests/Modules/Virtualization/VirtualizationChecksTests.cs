using Appliance.Machines.Facts;
using Appliance.Machines.Services;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Checks;
using Appliance.Tests.Modules.Host;
using FluentAssertions;

namespace Appliance.Tests.Modules.Virtualization;

public sealed class VirtualizationChecksTests
{
    [Fact]
    public async Task A_good_machine_passes_all()
    {
        using var host = Good();
        foreach (var check in new VirtualizationModule().Checks)
        {
            (await LookAsync(host, check.Id)).Outcome.Should().Be(CheckOutcome.Passed, check.Id);
        }
    }

    [Theory]
    [InlineData("vmx", true, null, CheckOutcome.Passed, "/dev/kvm")]
    [InlineData("vmx", false, null, CheckOutcome.Warning, "kvm_intel")]
    [InlineData("svm", false, null, CheckOutcome.Warning, "kvm_amd")]
    [InlineData("svm", false, "lxc", CheckOutcome.Warning, "container's host")]
    [InlineData(null, false, null, CheckOutcome.Warning, "BIOS")]
    public async Task KVM_absent_is_a_warning_with_its_remedy(string? extension, bool kvm, string? container, CheckOutcome outcome, string words)
    {
        using var host = Good(HostSite.Facts with { Hardware = new HardwareFacts(4, 16 * HostSite.GiB, extension, kvm, container) });
        var finding = await LookAsync(host, "kvm");
        finding.Outcome.Should().Be(outcome);
        (finding.Remedy ?? finding.Seen).Should().Contain(words);
    }

    [Theory]
    [InlineData("flags\t\t: fpu nx vmx\n", CheckOutcome.Passed)]
    [InlineData("flags\t\t: fpu nxx vmx\n", CheckOutcome.Warning)]
    [InlineData("", CheckOutcome.Skipped)]
    public async Task The_NX_bit_is_looked_for(string cpuinfo, CheckOutcome outcome)
    {
        using var host = Good();
        host.Write("/proc/cpuinfo", cpuinfo);
        (await LookAsync(host, "cpu-no-execute")).Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData(1.7, CheckOutcome.Warning)]
    [InlineData(1.9, CheckOutcome.Passed)]
    public async Task Two_GiB_of_memory_are_recommended(double gibibytes, CheckOutcome outcome)
    {
        using var host = Good(HostSite.Facts with { Hardware = HostSite.Facts.Hardware with { MemoryBytes = (long)(gibibytes * HostSite.GiB) } });
        (await LookAsync(host, "node-memory")).Outcome.Should().Be(outcome);
    }

    [Theory]
    [InlineData("games:x:36:60::/:/bin/sh", "", "games")]
    [InlineData("vdsm:x:999:36::/:/bin/sh", "", "999:36")]
    [InlineData("", "backup2:x:36:", "backup2")]
    [InlineData("", "vdsm:x:998:", "998")]
    public async Task A_number_that_is_taken_is_named(string user, string group, string words)
    {
        using var host = Good();
        host.Write("/etc/passwd", user + "\n");
        host.Write("/etc/group", group + "\n");
        var finding = await LookAsync(host, "storage-account");
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain(words);
        finding.Remedy.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_node_that_has_its_account_passes()
    {
        using var host = Good();
        host.Write("/etc/passwd", "vdsm:x:36:36::/:/bin/false\n");
        host.Write("/etc/group", "kvm:x:36:\nvdsm:x:990:\n");
        (await LookAsync(host, "storage-account")).Should().Be(CheckFinding.Passed("vdsm is 36:36."));
    }

    [Fact]
    public async Task An_oVirt_host_is_refused_with_all_that_was_found()
    {
        using var host = Good();
        host.Packages.Installed.Add("vdsm");
        host.Services.States["vdsmd.service"] = new ServiceState(true, true, true, "running");
        Directory.CreateDirectory(host.Root + "/etc/vdsm");
        (await LookAsync(host, "ovirt-host-absent")).Seen.Should().Be("This is an oVirt host: the package vdsm 1.0, the service vdsmd.service (running), the folder /etc/vdsm.");
    }

    [Theory]
    [InlineData("virtqemud.socket", "libvirt-modular")]
    [InlineData("virtqemud.service", "libvirt-modular")]
    [InlineData("libvirtd-tcp.socket", "libvirt-plain")]
    public async Task A_unit_that_is_in_the_way_is_a_failure(string unit, string check)
    {
        using var host = Good();
        host.Services.States[unit] = new ServiceState(true, false, true, "listening");
        (await LookAsync(host, check)).Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Fact]
    public async Task A_plain_socket_that_would_open_at_boot_is_a_failure()
    {
        using var host = Good();
        host.Services.States[LibvirtPaths.PlainSocket] = new ServiceState(true, true, false, "dead");
        (await LookAsync(host, "libvirt-plain")).Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Fact]
    public async Task Certificates_of_others_are_not_replaced()
    {
        using var host = Good();
        host.Write("/etc/pki/libvirt/servercert.pem", "theirs\n");
        (await LookAsync(host, "libvirt-certificates")).Seen.Should().EndWith(": /etc/pki/libvirt/servercert.pem.");
    }

    [Fact]
    public async Task Places_of_certificates_in_the_settings_are_named()
    {
        using var host = Good();
        host.Write(LibvirtPaths.Daemon, "#cert_file = \"/x\"\nkey_file = \"/y\"\n");
        (await LookAsync(host, "libvirt-certificates")).Seen.Should().Be("/etc/libvirt/libvirtd.conf sets key_file.");
    }

    [Fact]
    public async Task Virtual_machines_of_others_are_told()
    {
        using var host = Good();
        host.Domains.AddRange(["a", "b", "c", "d", "e", "f"]);
        var finding = await LookAsync(host, "libvirt-machines");
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Be("libvirt has 6 already: a, b, c, d, e, ….");
    }

    [Fact]
    public async Task Machines_of_a_node_are_the_engines()
    {
        using var host = Good();
        host.Domains.Add("a");
        (await LookAsync(host, "libvirt-machines", installed: true)).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Fact]
    public void Every_check_says_what_it_looks_at() => new VirtualizationModule().Checks.Should().AllSatisfy(check =>
    {
        check.Id.Should().MatchRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        check.Title.Should().NotEndWith(".").And.NotBeEmpty();
        check.Description.Should().EndWith(".");
    });

    private static NodeHost Good(MachineFacts? facts = null)
    {
        var host = new NodeHost(facts: facts);
        host.Write("/proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu nx vmx\n");
        return host;
    }

    private static Task<CheckFinding> LookAsync(NodeHost host, string id, bool installed = false) => HostSite.FindAsync(
        new VirtualizationModule().Checks.Single(check => check.Id == id),
        HostSite.Checked(host.Machine, ModuleBench.NodeSite(), host.Facts, installed: installed));
}
