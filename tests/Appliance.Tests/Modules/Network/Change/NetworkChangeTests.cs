using Appliance.Machines.Files;
using Appliance.Modules.Network.Change;
using Appliance.Nodes;
using Appliance.Planning.Runs;
using FluentAssertions;

namespace Appliance.Tests.Modules.Network.Change;

/// <summary>A change of the network either reaches the engine or leaves the machine as it was.</summary>
public sealed class NetworkChangeTests
{
    [Fact]
    public async Task A_change_that_reaches_the_engine_stays_and_nothing_waits_to_take_it_back()
    {
        using var node = new FakeNode();
        (await node.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
        (node.IsBridged, node.IsPending, node.IsBootGuarded).Should().Be((true, false, false));
        node.Machine.Files.Exists(FakeNode.OldFile).Should().BeFalse("a file of others for the same card would fight ours");
        (await ModuleBench.PlanAsync(node.Machine, node.Steps())).Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task The_guards_are_armed_before_anything_changes()
    {
        using var node = new FakeNode();
        var seen = (Timer: false, Boot: false, Pending: false);
        node.Commands.On("networkctl reload", command =>
        {
            seen = (node.Commands.AskedLines.Any(line => line.StartsWith("systemd-run --on-active=60s --unit=appliance-network-revert ", StringComparison.Ordinal) && line.EndsWith("/usr/bin/appliance network revert", StringComparison.Ordinal)), node.IsBootGuarded, node.IsPending);
            return new(command, 0, "", "");
        });
        await node.RunAsync();
        seen.Should().Be((true, true, true));
        node.Commands.AskedLines.Last(line => line.Contains("appliance-network-revert.timer", StringComparison.Ordinal)).Should().StartWith("systemctl");
    }

    [Fact]
    public async Task One_that_does_not_reach_it_is_taken_back_and_says_what_was_tried()
    {
        using var node = new FakeNode { Reach = () => "no route to host" };
        var before = node.Machine.Tree();
        var result = await node.RunAsync();
        result.Outcome.Should().Be(RunOutcome.Failed);
        result.Cause.Should().Contain("engine.test.org:7443 is not reached (no route to host)").And.Contain("10.0.200.72/24 answers again").And.Contain("10.0.200.72/24 on ovirtmgmt with the gateway 10.0.200.1");
        Configuration(node.Machine.Tree()).Should().Equal(Configuration(before));
        (node.IsPending, node.IsBootGuarded).Should().Be((false, false));
        node.Commands.AskedLines.Should().Contain("ip link delete ovirtmgmt");
    }

    [Fact]
    public async Task An_engine_whose_name_does_not_resolve_is_reached_by_its_address()
    {
        using var node = new FakeNode { Reach = () => "Name or service not known", ReachByAddress = true };
        (await node.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
        node.IsBridged.Should().BeTrue();
    }

    [Fact]
    public async Task The_guard_runs_the_program_from_where_it_stays()
    {
        using var node = new FakeNode();
        node.Machine.Files.CreateDirectories("/usr/lib/appliance", Ownership.PublicExecutable);
        node.Machine.Files.WriteText(NodePaths.Program, "", Ownership.PublicExecutable);
        await node.RunAsync();
        node.Commands.AskedLines.Should().Contain(line => line.StartsWith("systemd-run", StringComparison.Ordinal) && line.EndsWith($"{NodePaths.Program} network revert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_guard_nothing_is_changed()
    {
        using var node = new FakeNode { GuardFails = true };
        var before = node.Machine.Tree();
        (await node.RunAsync()).Cause.Should().Contain("Failed to connect to bus");
        Configuration(node.Machine.Tree()).Should().Equal(Configuration(before));
        (node.IsPending, node.IsBootGuarded).Should().Be((false, false));
        node.Commands.AskedLines.Should().NotContain("networkctl reload");
    }

    [Fact]
    public async Task A_change_under_way_whose_guard_cannot_be_renewed_is_taken_back()
    {
        using var node = new FakeNode();
        var before = Configuration(node.Machine.Tree());
        node.Files.LosePowerAfter(13);
        (await ModuleBench.RunAsync(node.Machine, node.Steps())).Outcome.Should().NotBe(RunOutcome.Finished);
        node.Files.PowerIsBack();
        node.IsPending.Should().BeTrue();
        node.GuardFails = true;
        (await node.RunAsync()).Cause.Should().EndWith("The change that was under way is taken back.");
        (node.IsPending, node.IsBootGuarded).Should().Be((false, false));
        Configuration(node.Machine.Tree()).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_guard_that_was_quicker_is_right()
    {
        FakeNode? node = null;
        using var owned = node = new FakeNode
        {
            Reach = () =>
            {
                PendingChange.Forget(node!.Machine.Files);
                return null;
            },
        };
        (await node.RunAsync()).Cause.Should().Contain("too late");
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Killed_at_any_write_the_guard_brings_the_old_network_back(int writes, bool atBoot)
    {
        using var node = new FakeNode();
        var before = Configuration(node.Machine.Tree());
        var steps = node.Steps();
        node.Files.LosePowerAfter(writes);
        try
        {
            (await ModuleBench.RunAsync(node.Machine, steps)).Outcome.Should().NotBe(RunOutcome.Finished);
        }
        catch (IOException)
        {
            // Before the run's own record could be made.
        }

        node.Files.PowerIsBack();
        await node.GuardAsync(atBoot);
        Configuration(node.Machine.Tree()).Should().Equal(before);
        (node.IsPending, node.IsBootGuarded).Should().Be((false, false));
        (await node.GuardAsync(atBoot)).Should().Be("No change of the network is under way.");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task Killed_once_the_engine_was_reached_the_new_network_stays(int writes)
    {
        using var node = new FakeNode();
        var steps = node.Steps();
        node.Files.LosePowerAfter(writes);
        (await ModuleBench.RunAsync(node.Machine, steps)).Outcome.Should().NotBe(RunOutcome.Finished);
        node.Files.PowerIsBack();
        await node.GuardAsync(atBoot: true);
        (node.IsBridged, node.IsPending, node.IsBootGuarded).Should().Be((true, false, false));
    }

    [Fact]
    public async Task A_run_after_a_crash_goes_on_from_the_network_before_it()
    {
        using var node = new FakeNode();
        var before = Configuration(node.Machine.Tree());
        node.Files.LosePowerAfter(13);
        await ModuleBench.RunAsync(node.Machine, node.Steps());
        node.Files.PowerIsBack();
        node.IsPending.Should().BeTrue();

        (await node.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
        (await ModuleBench.RollBackAsync(node.Machine, node.Module)).Should().BeEmpty();

        Configuration(node.Machine.Tree()).Should().Equal(before);
    }

    [Fact]
    public async Task Everything_as_planned_is_not_enough_while_the_guard_waits()
    {
        using var node = new FakeNode();
        await node.RunAsync();
        node.Machine.Files.CreateDirectories(Path.GetDirectoryName(PendingChange.Path)!, Ownership.PrivateDirectory());
        node.Machine.Files.WriteText(PendingChange.Path, """{"backend":"systemd-networkd","files":[],"interfaces":[],"links":[],"routes":[],"active":[]}""", Ownership.Private());
        (await ModuleBench.PlanAsync(node.Machine, node.Steps())).Changes.Should().ContainSingle();
        (await node.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
        node.IsPending.Should().BeFalse();
    }

    [Fact]
    public async Task Undoing_puts_files_back_to_the_letter()
    {
        using var node = new FakeNode();
        var before = Configuration(node.Machine.Tree());
        await node.RunAsync();
        (await ModuleBench.RollBackAsync(node.Machine, node.Module)).Should().BeEmpty();
        Configuration(node.Machine.Tree()).Should().Equal(before);
    }

    [Fact]
    public async Task A_damaged_record_is_told_put_aside_and_in_nobodys_way()
    {
        using var node = new FakeNode();
        node.Machine.Files.CreateDirectories(Path.GetDirectoryName(PendingChange.Path)!, Ownership.PrivateDirectory());
        node.Machine.Files.WriteText(PendingChange.Path, "{ half", Ownership.Private());
        var going = () => node.GuardAsync(atBoot: false);
        (await going.Should().ThrowAsync<InvalidDataException>()).WithMessage("*cannot be taken back*/var/lib/appliance/network/damaged.json*");
        (await node.GuardAsync(atBoot: false)).Should().Be("No change of the network is under way.");
        (await node.RunAsync()).Outcome.Should().Be(RunOutcome.Finished);
    }

    public static TheoryData<int, bool> Writes()
    {
        var data = new TheoryData<int, bool>();
        foreach (var writes in Enumerable.Range(0, 15))
        {
            data.Add(writes, true);
            data.Add(writes, false);
        }

        return data;
    }

    private static IEnumerable<KeyValuePair<string, string>> Configuration(IReadOnlyDictionary<string, string> tree) =>
        tree.Where(entry => entry.Key.StartsWith("/etc/", StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal);
}
