using Appliance.Modules.Host;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host;

public sealed class HostProofsTests
{
    [Theory]
    [InlineData("10.0.200.93", "engine.test.org", "yes", ProofOutcome.Holds, "leads to 10.0.200.93 on em1")]
    [InlineData("2001:db8::93", "engine.test.org", "yes", ProofOutcome.Holds, "leads to 2001:db8::93 on em1")]
    [InlineData("10.0.200.93", "fresh", "yes", ProofOutcome.Attention, "the host name is fresh")]
    [InlineData("10.0.200.93", "fresh", "no", ProofOutcome.Holds, "10.0.200.93")]
    [InlineData("192.0.2.1", "engine.test.org", "yes", ProofOutcome.Fails, "this machine has 10.0.200.93 on em1")]
    [InlineData("127.0.1.1", "engine.test.org", "yes", ProofOutcome.Fails, "leads to 127.0.1.1")]
    public async Task The_name_must_lead_here(string addresses, string name, string setName, ProofOutcome expected, string seen)
    {
        var result = await RunAsync("host-name", HostSite.Of($"host.setName={setName}"), new FakeCommands(), new FakeResolver($"engine.test.org={addresses}"), name);
        result.Outcome.Should().Be(expected);
        result.Seen.Should().Contain(seen);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_fails() =>
        (await RunAsync("host-name", HostSite.Of(), new FakeCommands(), new FakeResolver())).Outcome.Should().Be(ProofOutcome.Fails);

    [Fact]
    public async Task A_listed_name_leads_where_it_is_listed() =>
        (await RunAsync("host-name", HostSite.Of("network.hosts=[{ name: engine.test.org, address: 10.0.200.93 }]"), new FakeCommands(), new FakeResolver(), HostSite.Fqdn)).Outcome.Should().Be(ProofOutcome.Holds);

    [Theory]
    [InlineData("yes\n", ProofOutcome.Holds)]
    [InlineData("no\n", ProofOutcome.Attention)]
    [InlineData("", ProofOutcome.Skipped)]
    public async Task The_kernel_knows_whether_the_clock_is_synchronized(string said, ProofOutcome expected) =>
        (await RunAsync("clock-synchronized", HostSite.Of(), new FakeCommands().On("timedatectl show", said))).Outcome.Should().Be(expected);

    [Fact]
    public async Task Without_timedatectl_nobody_can_tell() =>
        (await RunAsync("clock-synchronized", HostSite.Of(), new FakeCommands())).Outcome.Should().Be(ProofOutcome.Skipped);

    [Theory]
    [InlineData(0, ProofOutcome.Holds)]
    [InlineData(1, ProofOutcome.Attention)]
    public async Task chrony_is_asked_when_it_keeps_the_time(int exitCode, ProofOutcome expected)
    {
        var commands = new FakeCommands().On("chronyc -n waitsync", exitCode: exitCode);
        (await RunAsync("clock-synchronized", HostSite.Of("time.servers=[10.0.200.1]"), commands)).Outcome.Should().Be(expected);
    }

    [Fact]
    public void A_trial_proves_nothing_about_the_machine() =>
        new HostModule(new FakeResolver(), FakeDisks.Ample, new FakeReachability()).Proofs(HostSite.Of(HostSite.Trial)).Should().BeEmpty();

    private static async Task<ProofResult> RunAsync(string id, Site site, FakeCommands commands, FakeResolver? resolver = null, string name = "fresh")
    {
        using var machine = new TestMachine();
        Directory.CreateDirectory(machine.Root + "/proc/sys/kernel");
        File.WriteAllText(machine.Root + "/proc/sys/kernel/hostname", name + "\n");
        var module = new HostModule(resolver ?? new FakeResolver(), FakeDisks.Ample, new FakeReachability());
        var proof = module.Proofs(site).Single(one => one.Id == id);
        var result = await proof.RunAsync(HostSite.Context(new BentMachine(machine) { Commands = commands }, site), default);
        (result.Remedy is null).Should().Be(result.Outcome is ProofOutcome.Holds or ProofOutcome.Skipped);
        return result;
    }
}
