using Appliance.Machines.Services;
using Appliance.Modules.Host.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host.Checks;

/// <summary>What may be in the way already.</summary>
public sealed class ObstacleChecksTests
{
    [Fact]
    public async Task A_machine_without_oVirt_passes()
    {
        using var machine = new TestMachine();
        (await HostSite.FindAsync(new OvirtCheck(), HostSite.Checked(machine))).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Fact]
    public async Task Each_trace_of_oVirt_is_named()
    {
        using var machine = new TestMachine();
        machine.PackageList.Installed.Add("ovirt-engine");
        machine.ServiceList.States["ovirt-engine.service"] = new ServiceState(true, true, true, "running");
        Directory.CreateDirectory(machine.Root + "/etc/ovirt-engine");
        var finding = await HostSite.FindAsync(new OvirtCheck(), HostSite.Checked(machine));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Be("An oVirt engine is here: the package ovirt-engine 1.0, the service ovirt-engine.service (running), the folder /etc/ovirt-engine.");
    }

    [Fact]
    public async Task One_trace_of_oVirt_is_enough()
    {
        using var machine = new TestMachine();
        Directory.CreateDirectory(machine.Root + "/etc/ovirt-engine");
        (await HostSite.FindAsync(new OvirtCheck(), HostSite.Checked(machine))).Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Fact]
    public async Task An_unfinished_run_is_told_with_both_ways_on()
    {
        using var machine = new TestMachine();
        var time = new DateTimeOffset(2024, 3, 1, 14, 5, 0, TimeSpan.FromHours(2));
        var run = new RunRecord(new RunFolder(machine.Files, "20240301T120500"),
        [
            new JournalEntry { Time = time, Kind = JournalEntryKind.Started },
            new JournalEntry { Time = time, Kind = JournalEntryKind.Done, Step = "host.name" },
            new JournalEntry { Time = time, Kind = JournalEntryKind.Done, Step = "host.hosts" },
            new JournalEntry { Time = time, Kind = JournalEntryKind.Failed, Step = "database.packages", Text = "no space left" },
        ]);
        var finding = await HostSite.FindAsync(new UnfinishedRunCheck(), HostSite.Checked(machine, unfinished: run));
        finding.Outcome.Should().Be(CheckOutcome.Warning);
        finding.Seen.Should().Be("The run 20240301T120500, begun 2024-03-01 12:05 UTC, was not finished; 2 steps were done. It failed at database.packages: no space left");
        finding.Remedy.Should().Contain("goes on from there").And.Contain("appliance setup --rollback");
    }

    [Fact]
    public async Task In_a_trial_the_commands_are_those_of_the_trial()
    {
        using var machine = new TestMachine();
        var site = HostSite.Of(HostSite.Trial, "engine.httpPort=8080", "engine.httpsPort=8443", "database.port=15432");
        var finding = await HostSite.FindAsync(new UnfinishedRunCheck(), HostSite.Checked(machine, site, unfinished: new RunRecord(new RunFolder(machine.Files, "1"), [])));
        finding.Remedy.Should().Be($"Run `appliance setup --prefix {HostSite.Trial.Prefix}`: it goes on from there. `appliance setup --rollback --prefix {HostSite.Trial.Prefix}` undoes that run instead.");
    }

    [Fact]
    public async Task A_machine_without_unfinished_run_passes() =>
        (await HostSite.FindAsync(new UnfinishedRunCheck())).Outcome.Should().Be(CheckOutcome.Passed);
}
