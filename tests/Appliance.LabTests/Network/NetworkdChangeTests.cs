using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Network;

/// <summary>systemd-networkd moves the address from the card to the bridge, or puts it back.</summary>
[Collection(LabCollection.Name)]
public sealed class NetworkdChangeTests(LabFixture fixture, ITestOutputHelper trail)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task The_address_moves_to_the_bridge_and_an_open_connection_lives_on()
    {
        await using var node = await NetworkNode.StartAsync(fixture, trail);
        await using var connection = await OpenConnection.ToAsync(node);

        (await node.ApplyAsync(NetworkNode.Good)).ExitCode.Should().Be(0);

        await node.ShouldBeBridgedAsync();
        await node.ShouldBeDisarmedAsync();
        (await connection.IsAliveAsync()).Should().BeTrue();
        (await node.ApplyAsync(NetworkNode.Good)).Output.Should().NotContain("Change the network");

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
}
