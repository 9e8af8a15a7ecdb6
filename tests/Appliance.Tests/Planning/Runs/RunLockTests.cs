using Appliance.Machines.Files;
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

    [Fact]
    public void A_lock_that_cannot_be_opened_is_not_held_by_another()
    {
        using var machine = new TestMachine();
        machine.Files.CreateDirectories(RunPaths.Lock, Ownership.PublicExecutable);

        var take = () => RunLock.TryTake(machine.Files, TimeProvider.System, "appliance setup", out _);

        take.Should().Throw<Exception>().Which.Should().Match(e => e is IOException || e is UnauthorizedAccessException);
    }
}
