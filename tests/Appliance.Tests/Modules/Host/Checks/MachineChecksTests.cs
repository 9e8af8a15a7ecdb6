using Appliance.Machines.Facts;
using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

/// <summary>What is looked at in the machine itself.</summary>
public sealed class MachineChecksTests
{
    [Theory]
    [InlineData(true, CheckOutcome.Passed)]
    [InlineData(false, CheckOutcome.Failed)]
    public async Task Only_root_may_set_up(bool root, CheckOutcome expected)
    {
        using var machine = new TestMachine();
        (await HostSite.FindAsync(new RootCheck(), HostSite.Checked(new BentMachine(machine) { IsRoot = root }))).Outcome.Should().Be(expected);
    }

    [Theory]
    [InlineData("x86_64", CheckOutcome.Passed)]
    [InlineData("aarch64", CheckOutcome.Failed)]
    public async Task Only_64_bit_x86_will_do(string architecture, CheckOutcome expected) =>
        (await FindAsync(new ArchitectureCheck(), system => system with { Architecture = architecture })).Outcome.Should().Be(expected);

    [Theory]
    [InlineData("debian", "", "12", CheckOutcome.Passed)]
    [InlineData("debian", "", "13", CheckOutcome.Passed)]
    [InlineData("debian", "", "11", CheckOutcome.Failed)]
    [InlineData("debian", "", "", CheckOutcome.Warning)]
    [InlineData("ubuntu", "debian", "22.04", CheckOutcome.Passed)]
    [InlineData("ubuntu", "debian", "24.10", CheckOutcome.Passed)]
    [InlineData("ubuntu", "debian", "20.04", CheckOutcome.Failed)]
    [InlineData("rocky", "rhel centos fedora", "9.4", CheckOutcome.Passed)]
    [InlineData("rhel", "fedora", "10.0", CheckOutcome.Passed)]
    [InlineData("rhel", "fedora", "8.10", CheckOutcome.Failed)]
    [InlineData("fedora", "", "41", CheckOutcome.Warning)]
    [InlineData("linuxmint", "ubuntu debian", "21", CheckOutcome.Warning)]
    [InlineData("arch", "", "", CheckOutcome.Failed)]
    [InlineData("alpine", "", "3.20.1", CheckOutcome.Failed)]
    public async Task Systems_and_versions_are_known(string id, string like, string version, CheckOutcome expected)
    {
        var finding = await FindAsync(new OperatingSystemCheck(), system => system with { Id = id, IdLike = like.Split(' '), VersionId = version, PrettyName = "Some Linux" });
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain("Some Linux");
    }

    [Theory]
    [InlineData(true, CheckOutcome.Passed)]
    [InlineData(false, CheckOutcome.Failed)]
    public async Task Systemd_must_run(bool systemd, CheckOutcome expected) =>
        (await HostSite.FindAsync(new InitSystemCheck(), HostSite.Facts with { HasSystemd = systemd })).Outcome.Should().Be(expected);

    [Theory]
    [InlineData(1, CheckOutcome.Warning, "1 CPU (")]
    [InlineData(2, CheckOutcome.Passed, "2 CPUs (")]
    [InlineData(64, CheckOutcome.Passed, "64 CPUs (")]
    public async Task Two_CPUs_are_the_least(int cpus, CheckOutcome expected, string seen)
    {
        var finding = await HostSite.FindAsync(new CpuCheck(), HostSite.Facts with { Hardware = HostSite.Facts.Hardware with { Cpus = cpus } });
        finding.Outcome.Should().Be(expected);
        finding.Seen.Should().StartWith(seen);
    }

    [Theory]
    [InlineData(3685, CheckOutcome.Failed)]
    [InlineData(3687, CheckOutcome.Warning)]
    [InlineData(4096, CheckOutcome.Warning)]
    [InlineData(14745, CheckOutcome.Warning)]
    [InlineData(14746, CheckOutcome.Passed)]
    [InlineData(65536, CheckOutcome.Passed)]
    public async Task Memory_has_a_minimum_and_a_recommendation_with_tolerance(long mebibytes, CheckOutcome expected)
    {
        var finding = await HostSite.FindAsync(new MemoryCheck(), Memory(mebibytes));
        finding.Outcome.Should().Be(expected, finding.Seen);
        finding.Seen.Should().Contain("minimum 4 GiB, recommended 16 GiB");
    }

    [Theory]
    [InlineData(511, CheckOutcome.Failed)]
    [InlineData(512, CheckOutcome.Passed)]
    public async Task A_trial_needs_half_a_gibibyte(long mebibytes, CheckOutcome expected) =>
        (await HostSite.FindAsync(new MemoryCheck(), Memory(mebibytes), HostSite.Of(HostSite.Trial))).Outcome.Should().Be(expected);

    [Theory]
    [InlineData(null, false, "cannot be a node")]
    [InlineData("svm", false, "no /dev/kvm")]
    [InlineData("vmx", true, "/dev/kvm is there")]
    public async Task Virtualization_is_told_and_not_demanded(string? extension, bool kvm, string seen)
    {
        var finding = await HostSite.FindAsync(new VirtualizationCheck(), HostSite.Facts with { Hardware = HostSite.Facts.Hardware with { VirtualizationExtension = extension, HasKvm = kvm } });
        finding.Should().Match<CheckFinding>(f => f.Outcome == CheckOutcome.Passed && f.Seen.Contains(seen));
    }

    [Theory]
    [InlineData("enforcing", CheckOutcome.Warning)]
    [InlineData("permissive", CheckOutcome.Passed)]
    [InlineData("disabled", CheckOutcome.Passed)]
    [InlineData(null, CheckOutcome.Passed)]
    public async Task SELinux_is_told(string? state, CheckOutcome expected) =>
        (await HostSite.FindAsync(new SeLinuxCheck(), HostSite.Facts with { Security = HostSite.Facts.Security with { SeLinux = state } })).Outcome.Should().Be(expected);

    [Theory]
    [InlineData(true, "AppArmor is on")]
    [InlineData(false, "AppArmor is off")]
    public async Task AppArmor_is_told(bool on, string seen) =>
        (await HostSite.FindAsync(new AppArmorCheck(), HostSite.Facts with { Security = HostSite.Facts.Security with { AppArmor = on } })).Seen.Should().StartWith(seen);

    private static MachineFacts Memory(long mebibytes) => HostSite.Facts with { Hardware = HostSite.Facts.Hardware with { MemoryBytes = mebibytes << 20 } };

    private static Task<CheckFinding> FindAsync(ICheck check, Func<OperatingSystemFacts, OperatingSystemFacts> bend) =>
        HostSite.FindAsync(check, HostSite.Facts with { OperatingSystem = bend(HostSite.Facts.OperatingSystem) });
}
