using System.Diagnostics;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Harness;

[Collection(LabCollection.Name)]
public sealed class LeftoverTests(LabFixture fixture)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_that_is_disposed_of_leaves_nothing_behind()
    {
        var work = fixture.Lab.WorkFolder + "-disposed";
        var run = await LabRun.BeginAsync(work, None);
        var machine = await LabMachine.InstallAsync(run, fixture.Lab.Image, new() { HostName = "engine" }, None);
        await machine.StartAsync(None);

        await run.DisposeAsync();

        await ShouldBeGoneAsync(run);
        Directory.Delete(work, recursive: true);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task The_next_run_removes_what_a_dead_run_left_but_not_what_a_living_one_has()
    {
        var work = fixture.Lab.WorkFolder + "-leftovers";
        var dead = await LabRun.BeginAsync(work, None);
        var left = await LabMachine.InstallAsync(dead, fixture.Lab.Image, new() { HostName = "left" }, None);
        await left.StartAsync(None);
        await using (var living = await LabRun.BeginAsync(work, None))
        {
            var used = await LabMachine.InstallAsync(living, fixture.Lab.Image, new() { HostName = "used" }, None);
            await used.StartAsync(None);
            dead.Abandon();

            await using var next = await LabRun.BeginAsync(work, None);
            await ShouldBeGoneAsync(dead);
            (await used.RunAsync(None, "true")).Succeeded.Should().BeTrue();
        }

        Directory.Delete(work, recursive: true);
    }

    private static async Task ShouldBeGoneAsync(LabRun run)
    {
        Directory.Exists(run.Folder).Should().BeFalse();
        (await File.ReadAllTextAsync("/proc/self/mountinfo")).Should().NotContain(run.Id);
        Directory.GetFiles("/run/netns", run.Id + "*").Should().BeEmpty();
        Directory.GetDirectories("/sys/fs/cgroup", run.Id + "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Should().BeEmpty();
        Process.GetProcessesByName("systemd-nspawn").Should().NotContain(process => CommandLineOf(process).Contains(run.Id));
    }

    private static string CommandLineOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
