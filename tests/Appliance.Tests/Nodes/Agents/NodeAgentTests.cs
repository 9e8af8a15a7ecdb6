using System.Security.Cryptography.X509Certificates;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Register;
using FluentAssertions;

namespace Appliance.Tests.Nodes.Agents;

public sealed class NodeAgentTests : IDisposable
{
    private readonly AgentBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task The_engine_hears_of_it_as_often_as_it_says_and_the_journal_once()
    {
        (await _bench.BeatAsync()).Should().Be(TimeSpan.FromSeconds(10));
        await _bench.LiveAsync(TimeSpan.FromMinutes(2));
        _bench.Engine.Heartbeats.Count.Should().Be(13);
        _bench.Said.Should().Equal("In contact with the engine engine.test.org:7443 as node1.test.org.");
        _bench.Engine.Connections.Should().Be(1);
        _bench.Node.AgentState().Should().BeEquivalentTo(new { Contact = true, Status = NodeStatus.Up, SettingsVersion = 3L });
    }

    [Fact]
    public async Task Facts_are_told_first_when_they_change_and_when_they_are_wanted()
    {
        await _bench.LiveAsync(TimeSpan.FromMinutes(11));
        _bench.Engine.Heartbeats.Select(beat => beat.Facts is not null).Count(told => told).Should().Be(1);
        _bench.Looks.Should().Be(3);
        _bench.Engine.Heartbeats[0].Facts!.Version.Should().Be("1.2.3");

        _bench.Facts = _bench.Facts with { HostName = "renamed" };
        await _bench.LiveAsync(TimeSpan.FromMinutes(6));
        _bench.Engine.Heartbeats.Last(beat => beat.Facts is not null).Facts!.HostName.Should().Be("renamed");

        _bench.Engine.Answer = _bench.Engine.Answer with { WantsFacts = true };
        await _bench.BeatAsync();
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[^1].Facts.Should().NotBeNull();
    }

    [Fact]
    public async Task An_engine_that_is_away_is_tried_less_and_less_often_and_told_of_once()
    {
        await _bench.BeatAsync();
        _bench.Engine.Problem = new EngineUnreachableException("It is down.", "Start it.");
        List<double> waits = [];
        for (var i = 0; i < 8; i++)
        {
            waits.Add((await _bench.BeatAsync()).TotalSeconds);
            _bench.Time.Advance(TimeSpan.FromSeconds(waits[^1]));
        }

        waits.Should().Equal(2, 4, 8, 16, 32, 60, 60, 60);
        _bench.Said.Should().HaveCount(2);
        _bench.Said[1].Should().Contain("No contact with the engine engine.test.org:7443: It is down. Start it.");
        _bench.Node.AgentState()!.Contact.Should().BeFalse();

        _bench.Engine.Problem = null;
        (await _bench.BeatAsync()).Should().Be(TimeSpan.FromSeconds(10));
        _bench.Said.Should().HaveCount(3);
        _bench.Said[2].Should().Be("Contact with the engine engine.test.org:7443 is back after 4 min 2 s.");
        _bench.Engine.Problem = new EngineUnreachableException("It is down.", "Start it.");
        (await _bench.BeatAsync()).Should().Be(TimeSpan.FromSeconds(2), "the wait begins anew");
    }

    [Fact]
    public async Task What_fails_on_the_node_itself_is_told_once_and_tried_again()
    {
        _bench.Breaks = new IOException("No space left on device");
        await _bench.LiveAsync(TimeSpan.FromMinutes(3));
        _bench.Said.Should().ContainSingle(line => line.Contains("No space left on device", StringComparison.Ordinal));
        _bench.Engine.Heartbeats.Should().HaveCountGreaterThan(10, "the node is heard all the same");
        _bench.Engine.Heartbeats[^1].Should().BeEquivalentTo(new { Facts = (NodeFacts?)null, Troubles = new[] { "The agent could not look at this machine: No space left on device" } });

        _bench.Breaks = null;
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[^1].Facts.Should().NotBeNull();
        _bench.Engine.Heartbeats[^1].Troubles.Should().BeEmpty();
    }

    [Fact]
    public void Waits_differ_from_node_to_node()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), () => 0.5);
        backoff.Next().Should().Be(TimeSpan.FromSeconds(1.5));
        for (var i = 0; i < 100; i++)
        {
            backoff.Next();
        }

        backoff.Next().Should().Be(TimeSpan.FromSeconds(45));
    }

    [Fact]
    public async Task A_node_the_engine_does_not_know_any_more_says_so_once_and_tries_every_five_minutes()
    {
        await _bench.BeatAsync();
        _bench.Engine.Problem = new EngineRefusedException(NodeProblemCode.NotEnrolled, "It was removed.", "Join again.");
        (await _bench.BeatAsync()).Should().Be(TimeSpan.FromMinutes(5));
        await _bench.LiveAsync(TimeSpan.FromHours(1));
        _bench.Said.Should().HaveCount(2);
        _bench.Said[1].Should().Contain("It was removed. Join again.");
        _bench.Engine.Connections.Should().BeGreaterThan(5, "its files are read anew each time: somebody may have joined again");
    }

    [Fact]
    public async Task One_that_waits_tries_at_once_when_it_is_woken()
    {
        using var stop = new CancellationTokenSource();
        _bench.Engine.Problem = new EngineRefusedException(NodeProblemCode.NotEnrolled, "It was removed.", "Join again.");
        var running = _bench.Agent.RunAsync(stop.Token);
        _bench.Engine.Connections.Should().Be(1, "without a word it waits for five minutes, and no time goes by here");

        _bench.Engine.Problem = null;
        _bench.Agent.Wake();
        await _bench.Engine.HeardAsync();

        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task The_certificate_is_renewed_for_the_same_key_at_two_thirds_of_its_life()
    {
        await _bench.BeatAsync();
        var old = _bench.Node.Certificate()!;
        using var key = _bench.Node.Key()!;
        _bench.Engine.Renew = request => _bench.Sign(SigningRequest.ReadKey(request.SigningRequest).Value);
        _bench.Time.Advance((AgentBench.Lifetime * 2 / 3) - TimeSpan.FromHours(2));
        await _bench.BeatAsync();
        _bench.Engine.Renewals.Should().BeEmpty();

        _bench.Time.Advance(TimeSpan.FromHours(2));
        await _bench.BeatAsync();
        _bench.Engine.Renewals.Should().ContainSingle();
        var renewed = _bench.Node.Certificate()!;
        renewed.SerialNumber.Should().NotBe(old.SerialNumber);
        key.Matches(renewed).Should().BeTrue();
        _bench.Said[^1].Should().Contain("The certificate is renewed");

        await _bench.BeatAsync();
        _bench.Engine.Renewals.Should().ContainSingle();
        _bench.Engine.Connections.Should().Be(2, "the new one is what it shows from then on");
    }

    [Fact]
    public async Task A_renewed_certificate_for_another_key_is_not_written_and_asked_for_again_in_an_hour()
    {
        using var other = KeyPair.Create(KeyKind.EcdsaP256);
        _bench.Engine.Renew = _ => _bench.Sign(other.PublicKey);
        var before = _bench.Files.ReadText(NodePaths.Certificate);
        _bench.Time.Advance(AgentBench.Lifetime * 0.7);
        await _bench.LiveAsync(TimeSpan.FromMinutes(130));
        _bench.Engine.Renewals.Should().HaveCount(3);
        _bench.Said.Should().HaveCount(2);
        _bench.Files.ReadText(NodePaths.Certificate).Should().Be(before);
    }

    [Fact]
    public async Task Libvirt_is_told_of_a_new_certificate_where_it_runs()
    {
        _bench.Commands.On("virt-admin");
        _bench.Engine.Renew = request => _bench.Sign(SigningRequest.ReadKey(request.SigningRequest).Value);
        _bench.Time.Advance(AgentBench.Lifetime * 0.7);
        await _bench.BeatAsync();
        _bench.Commands.AskedLines.Should().Equal("virt-admin --connect libvirtd:///system server-update-tls libvirtd");
    }

    [Fact]
    public async Task The_revocation_list_is_fetched_when_its_number_changes()
    {
        _bench.Engine.Answer = _bench.Engine.Answer with { RevocationNumber = "07" };
        _bench.Engine.RevocationList = RevocationList(7);
        await _bench.BeatAsync();
        _bench.Files.ReadText(NodePaths.RevocationList).Should().Be(_bench.Engine.RevocationList);

        _bench.Engine.RevocationList = RevocationList(8);
        _bench.Restart();
        await _bench.BeatAsync();
        CertificateRevocationListBuilder.LoadPem(_bench.Files.ReadText(NodePaths.RevocationList), out var number);
        number.Should().Be(7, "its number is known over a restart");

        _bench.Engine.Answer = _bench.Engine.Answer with { RevocationNumber = "08" };
        await _bench.BeatAsync();
        _bench.Files.ReadText(NodePaths.RevocationList).Should().Be(_bench.Engine.RevocationList);
    }

    [Fact]
    public async Task A_revocation_list_that_is_none_does_not_replace_a_good_one_and_is_told_once()
    {
        _bench.Engine.Answer = _bench.Engine.Answer with { RevocationNumber = "07" };
        _bench.Engine.RevocationList = RevocationList(7);
        await _bench.BeatAsync();
        _bench.Engine.Answer = _bench.Engine.Answer with { RevocationNumber = "08" };
        _bench.Engine.RevocationList = "<html>";
        await _bench.BeatAsync();
        await _bench.BeatAsync();
        _bench.Files.ReadText(NodePaths.RevocationList).Should().Contain("X509 CRL");
        _bench.Said.Count(line => line.Contains("revocation list 08", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task Other_settings_are_told_once_and_not_applied()
    {
        _bench.Engine.Answer = _bench.Engine.Answer with { SettingsVersion = 4 };
        await _bench.LiveAsync(TimeSpan.FromMinutes(1));
        _bench.Said.Should().HaveCount(2);
        _bench.Said[1].Should().Contain("number 4, here 3").And.Contain("appliance node join");
        _bench.Engine.Heartbeats.Should().OnlyContain(beat => beat.Troubles.Count == 0, "settings that wait are no fault of a service");
        _bench.Commands.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Leaving_is_started_in_a_unit_of_its_own_and_again_only_after_a_while()
    {
        _bench.Commands.On("systemd-run");
        _bench.Engine.Answer = _bench.Engine.Answer with { Leave = true };
        await _bench.LiveAsync(TimeSpan.FromMinutes(9));
        _bench.Commands.AskedLines.Should().Equal("systemd-run --unit=appliance-node-leave --collect --quiet /usr/lib/appliance/appliance node leave --yes --by-engine");
        await _bench.LiveAsync(TimeSpan.FromMinutes(2));
        _bench.Commands.Asked.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true, false, "dead", false, true)]
    [InlineData(true, false, "failed", true, true)]
    [InlineData(true, false, "dead", true, false)]
    [InlineData(false, false, "dead", false, false)]
    [InlineData(true, true, "running", false, false)]
    public async Task Libvirt_that_should_run_and_does_not_is_told(bool enabled, bool active, string state, bool socket, bool trouble)
    {
        _bench.Machine.ServiceList.States["libvirtd.service"] = new ServiceState(true, enabled, active, state);
        _bench.Machine.ServiceList.States["libvirtd-tls.socket"] = new ServiceState(true, true, socket, "listening");
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[0].Troubles.Any(line => line.StartsWith("libvirtd.service does not run", StringComparison.Ordinal)).Should().Be(trouble);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_a_trouble_and_told_once_until_it_is_right_again()
    {
        _bench.Engine.ClockDifference = TimeSpan.FromMinutes(9 * 60);
        await _bench.BeatAsync();
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[1].Troubles.Should().ContainSingle().Which.Should().Contain("540 minutes behind the engine's");
        _bench.Said.Count(line => line.Contains("540 minutes", StringComparison.Ordinal)).Should().Be(1);
        _bench.Engine.ClockDifference = TimeSpan.FromSeconds(30);
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[2].Troubles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_file_is_told_while_the_connection_holds_and_ends_it_when_it_does_not()
    {
        await _bench.BeatAsync();
        _bench.Files.DeleteFile(NodePaths.Certificate);
        await _bench.BeatAsync();
        _bench.Engine.Heartbeats[1].Troubles.Should().Contain($"{NodePaths.Certificate} is missing.");
        _bench.Restart();
        await _bench.BeatAsync();
        await _bench.BeatAsync();
        _bench.Said.Count(line => line.Contains("is missing or cannot be read", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task It_runs_until_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var running = _bench.Agent.RunAsync(stop.Token);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private string RevocationList(int number) =>
        _bench.Authority.CreateRevocationList(CertificateIndex.Empty, SerialNumber.Of(number), TimeSpan.FromDays(7));
}
