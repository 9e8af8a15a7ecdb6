using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Nodes.Facts;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Facts;

public sealed class MachineIdTests : IDisposable
{
    private const string Real = "4c4c4544-0042-3510-8052-b4c04f573232";
    private const string System = "b08dfa6083e7567a1921a715000001fb";

    private readonly TestMachine _machine = new();

    public MachineIdTests()
    {
        Directory.CreateDirectory(_machine.Root + "/sys/class/dmi/id");
        _machine.Files.WriteText("/etc/machine-id", System + "\n", Ownership.Public);
    }

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("4C4C4544-0042-3510-8052-B4C04F573232\n", null, Real)]
    [InlineData("4C4C4544-0042-3510-8052-B4C04F573232\n", "systemd-nspawn", System)]
    [InlineData("00000000-0000-0000-0000-000000000000", null, System)]
    [InlineData("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", null, System)]
    [InlineData("03000200-0400-0500-0006-000700080009", null, System)]
    [InlineData("Not Settable", null, System)]
    [InlineData(null, null, System)]
    public void The_firmware_counts_where_it_says_something_of_this_machine_alone(string? firmware, string? container, string id)
    {
        if (firmware is not null)
        {
            _machine.Files.WriteText("/sys/class/dmi/id/product_uuid", firmware, Ownership.Public);
        }

        MachineId.Of(_machine.Files, new HardwareFacts(1, 1, null, false, container)).Should().Be(id);
    }

    [Fact]
    public void A_machine_without_either_has_none()
    {
        _machine.Files.DeleteFile("/etc/machine-id");
        MachineId.Of(_machine.Files, new HardwareFacts(1, 1, null, false, null)).Should().BeNull();
    }
}
