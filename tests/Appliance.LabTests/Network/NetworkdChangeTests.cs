using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>systemd-networkd moves the address from the card to the bridge, or puts it back.</summary>
[Collection(NetworkCollection.Name)]
public sealed class NetworkdChangeTests(LabFixture fixture, ITestOutputHelper trail)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task The_address_moves_to_the_bridge_and_an_open_connection_lives_on()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        await using var connection = await OpenConnection.ToAsync(node);

        (await node.ApplyAsync(NetworkNode.Good)).ExitCode.Should().Be(0);

        await node.ShouldBeBridgedAsync();
        await node.ShouldBeDisarmedAsync();
        (await connection.IsAliveAsync()).Should().BeTrue();
        (await node.ApplyAsync(NetworkNode.Good)).Output.Should().NotContain("Make the networks");

        await node.Machine.RebootAsync(None);
        await node.UntilAsync(node.AnswersAsync);
        await node.ShouldBeBridgedAsync();
    }

    [SkippableTheory]
    [InlineData("address: 10.9.9.72/24, gateway: 10.9.9.1", "10.0.200.1:7443", "10.9.9.72/24 on ovirtmgmt with the gateway 10.9.9.1")]
    [InlineData("address: 10.0.200.72/24, gateway: 10.0.200.1", "192.0.2.5:7443", "the engine at 192.0.2.5:7443 is not reached")]
    public async Task What_does_not_reach_the_engine_is_taken_back(string wrong, string engine, string said)
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        var before = await node.Machine.ReadTreeAsync(None);

        var done = await node.ApplyAsync($"version: 1\nnetwork: {{ management: {{ name: ovirtmgmt, interface: em1, {wrong} }} }}\n", engine);

        done.ExitCode.Should().NotBe(0);
        (done.Output + done.Error).Should().Contain(said).And.Contain($"{NetworkNode.Address}/24 answers again");
        await node.ShouldBeAsBeforeAsync();
        before.DifferencesTo(await node.Machine.ReadTreeAsync(None), NetworkNode.Traces).Should().BeEmpty();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_that_is_killed_is_taken_back_by_the_timer()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        await StartAndKillAsync(node);

        await node.UntilAsync(async () => !await IsPendingAsync(node), seconds: 90);

        node.Note("the timer did it");
        await node.UntilAsync(async () => !(await node.SeeAsync("systemctl", "list-units", "--no-legend")).Contains("appliance-network-revert", StringComparison.Ordinal));
        await node.ShouldBeAsBeforeAsync();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_whose_power_is_cut_is_taken_back_at_the_next_boot()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        await StartAndKillAsync(node);

        await node.Machine.PowerCutAsync(None);
        await node.Machine.StartAsync(None);

        await node.UntilAsync(node.AnswersAsync);
        await node.ShouldBeAsBeforeAsync();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Undoing_gives_the_old_files_back_to_the_letter()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        var before = await node.Machine.ReadTreeAsync(None);
        (await node.ApplyAsync(NetworkNode.Good)).ExitCode.Should().Be(0);

        (await node.SeeAsync(NetworkNode.Program, "network", "undo")).Should().NotContain("Not everything");

        await node.ShouldBeAsBeforeAsync();
        before.DifferencesTo(await node.Machine.ReadTreeAsync(None), NetworkNode.Traces).Should().BeEmpty();
    }

    // The engine does not answer there, so the change waits for it: killed in the middle.
    private static async Task StartAndKillAsync(NetworkNode node)
    {
        await node.Machine.WriteFileAsync("/root/network.yaml", "version: 1\nnetwork: { management: { name: ovirtmgmt, interface: em1, address: 10.9.9.72/24 } }\n", None);
        var running = node.Machine.RunAsync(NetworkNode.ApplyCommand(null), timeout: TimeSpan.FromMinutes(2));
        await node.UntilAsync(async () => (await node.AddressesAsync()).Contains("10.9.9.72", StringComparison.Ordinal));
        (await IsPendingAsync(node)).Should().BeTrue();
        await node.SeeAsync("pkill", "-KILL", "-x", "appliance");
        await running;
        (await node.AnswersAsync()).Should().BeFalse();
    }

    private static async Task<bool> IsPendingAsync(NetworkNode node) =>
        (await node.Machine.RunAsync(None, "test", "-e", "/var/lib/appliance/network/pending.json")).Succeeded;
}
