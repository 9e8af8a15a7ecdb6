using System.Net;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Nodes.Facts;
using Appliance.Tests.Modules;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Facts;

public sealed class NodeFactsReaderTests : IDisposable
{
    private readonly TestMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_node_tells_what_each_interface_is_and_what_it_is_in()
    {
        foreach (var folder in new[] { "ovirtmgmt/bridge", "bond0/bonding", "em1", "em3.42", "lo" })
        {
            Directory.CreateDirectory($"{_machine.Root}/sys/class/net/{folder}");
        }

        Directory.CreateDirectory(_machine.Root + "/proc/net/vlan");
        _machine.Files.CreateLink("/sys/class/net/em1/master", "../ovirtmgmt");
        _machine.Files.WriteText("/sys/class/net/em3.42/uevent", "DEVTYPE=vlan\nINTERFACE=em3.42\n", Ownership.Public);
        _machine.Files.WriteText("/proc/net/vlan/config", "VLAN Dev name    | VLAN ID\nem3.42         | 43  | em3\n", Ownership.Public);
        _machine.Files.WriteText("/proc/cpuinfo", "processor : 0\nmodel name\t: Test CPU: 3 GHz\n", Ownership.Public);
        var facts = ModuleBench.Facts with
        {
            Interfaces = [Nic("lo", true), Nic("ovirtmgmt", false, "10.0.200.72"), Nic("bond0"), Nic("em1"), Nic("em3.42", false, "fe80::1")],
        };

        var told = new NodeFactsReader(_machine.Files, "1.2.3").Read(facts);
        told.CpuModel.Should().Be("Test CPU: 3 GHz");
        told.Interfaces.Select(nic => (nic.Name, nic.Kind, nic.Master, nic.Vlan)).Should().Equal(
            ("ovirtmgmt", "bridge", null, null), ("bond0", "bond", null, null), ("em1", "nic", "ovirtmgmt", null), ("em3.42", "vlan", null, 43));
        told.Interfaces[0].Addresses.Should().Equal("10.0.200.72/24");
        NodeFactsReader.Addresses(facts, "10.0.9.9").Should().Equal("10.0.9.9", "10.0.200.72");
    }

    private static InterfaceFacts Nic(string name, bool loopback = false, params string[] addresses) =>
        new(name, "52:54:00:00:00:01", true, loopback, 1500, null, [.. addresses.Select(address => new InterfaceAddressFacts(IPAddress.Parse(address), 24))]);
}
