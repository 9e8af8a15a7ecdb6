using Appliance.Modules.Virtualization;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Virtualization;

/// <summary>What libvirt and the kernel get is checked in under expected/.</summary>
public sealed class VirtualizationFilesTests
{
    [Fact]
    public void Daemon_asks_for_certificates() => Check("libvirtd.conf", VirtualizationModels.None);

    [Fact]
    public void Emulator_stays_within_the_ports_that_the_firewall_opens() => Check("qemu.conf", VirtualizationModels.Emulator);

    [Fact]
    public void Unit_requires_the_socket_for_TLS() => Check("libvirtd.service", VirtualizationModels.None);

    [Fact]
    public void Preset_turns_off_each_modular_daemon() => Check("monolithic.preset", VirtualizationModels.Preset);

    [Fact]
    public void Kernel_settings_are_oVirts() => Check("sysctl.conf", VirtualizationModels.Kernel(KernelSetting.OfNode));

    [Fact]
    public void Modules_are_those_of_networks() => Check("modules.conf", VirtualizationModels.Modules);

    [Fact]
    public void No_bond_comes_by_itself() => Check("modprobe.conf", VirtualizationModels.None);

    private static void Check(string name, IReadOnlyDictionary<string, object?> model) =>
        Expectation.FileIs(TestData.Beside($"expected/{name}"), ModuleBench.Templates.Render("libvirt/" + name, model));
}
