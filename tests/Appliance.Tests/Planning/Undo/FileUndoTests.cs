using Appliance.Machines.Files;
using Appliance.Planning.Steps;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Planning.Undo;

public sealed class FileUndoTests
{
    private const string Path = "/etc/thing.conf";
    private static readonly DateTime Then = new DateTime(2026, 5, 4, 3, 2, 1, DateTimeKind.Utc).AddTicks(4567);

    [Fact]
    public async Task What_a_service_has_loaded_is_loaded_still_when_its_file_was_put_back()
    {
        using var machine = new TestMachine();
        machine.Files.CreateDirectories("/etc", Ownership.PublicExecutable);
        machine.Files.WriteText(Path, "old\n", Ownership.Public);
        File.SetLastWriteTimeUtc(machine.Root + Path, Then);
        var loaded = new LoadedFiles("thing.service", [Path]);
        loaded.Remember(machine.Files);
        await RunHarness.RunAsync(machine, [new FileStep("thing", "Write it", Path, Ownership.Public, (_, _) => Task.FromResult("new\n"))]);
        loaded.AreCurrent(machine.Files).Should().BeFalse();

        (await RunHarness.RollBackAsync(machine)).Should().BeEmpty();

        File.GetLastWriteTimeUtc(machine.Root + Path).Should().Be(Then);
        loaded.AreCurrent(machine.Files).Should().BeTrue();
    }
}
