using Appliance.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Runs;

public sealed class RunLockTests
{
    [Fact]
    public void The_second_is_told_who_holds_it_and_gets_it_afterwards()
    {
        using var machine = new TestMachine();
        new RunStore(machine.Files, TimeProvider.System).Create();
        using (var first = RunLock.TryTake(machine.Files, TimeProvider.System, "appliance setup", out _))
        {
            first.Should().NotBeNull();
            RunLock.TryTake(machine.Files, TimeProvider.System, "appliance setup", out var holder).Should().BeNull();
            holder!.ProcessId.Should().Be(Environment.ProcessId);
            holder.Command.Should().Be("appliance setup");
        }

        using var second = RunLock.TryTake(machine.Files, TimeProvider.System, "appliance setup", out _);
        second.Should().NotBeNull();
    }
}
