using Appliance.Contracts.Inventories;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Hosting;
using Appliance.Pki.Register;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class NodeLifeTests(PostgresFixture postgres)
{
    private const string Name = "node72.test.org";

    [SkippableFact]
    public async Task A_node_is_up_when_it_says_that_it_is_set_up()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());

        await node.ReportAsync(NodePhase.Installing, "Install libvirt\nsecond line");
        (await engine.HostAsync(Name)).Should().BeEquivalentTo(new { Status = "installing", StatusText = "Install libvirt second line" });
        await node.ReportAsync(NodePhase.Failed, "The disk is full.");
        (await engine.HostAsync(Name)).Should().BeEquivalentTo(new { Status = "install_failed", StatusText = "The disk is full." });
        await node.ReportAsync(NodePhase.Installing);
        await node.ReportAsync(NodePhase.Installed);

        (await engine.HostAsync(Name)).Should().BeEquivalentTo(new { Status = "up", StatusText = (string?)null });
        (await engine.EventsAsync()).Should().Contain($"505 Host {Name} installation failed. The disk is full.\n509 Installing Host {Name}.\n13 Status of host {Name} was set to Up.");
    }

    [SkippableFact]
    public async Task A_report_that_comes_late_undoes_no_later_one()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());
        var start = DateTimeOffset.UtcNow;

        await node.ReportAsync(NodePhase.Installed, null, start.AddSeconds(2));
        await node.ReportAsync(NodePhase.Installing, "Write the firewall's rules", start.AddSeconds(1));
        (await engine.HostAsync(Name)).Status.Should().Be("up");

        await node.ReportAsync(NodePhase.Installing, "Write the firewall's rules", start.AddSeconds(3));
        (await engine.HostAsync(Name)).Status.Should().Be("installing");
        await node.ReportAsync(NodePhase.Installed, null, start);
        (await engine.HostAsync(Name)).Status.Should().Be("up", "the last word counts, whatever the node's clock says");
    }

    [SkippableFact]
    public async Task A_silent_node_is_non_responsive_and_up_again_when_it_is_heard()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = await engine.EnrolAsync(Name);
        time.Advance(TimeSpan.FromSeconds(39));
        await node.BeatAsync(time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(39));
        await engine.LooksAsync();
        (await engine.HostAsync(Name)).Status.Should().Be("up", "39 s are not 40");

        time.Advance(TimeSpan.FromSeconds(2));
        await engine.BecomesAsync(Name, "non_responsive");
        (await node.BeatAsync(time.GetUtcNow())).Status.Should().Be("up");

        (await engine.EventsAsync()).Should().EndWith($"12 Host {Name} is non responsive.\n13 Status of host {Name} was set to Up.");
    }

    [SkippableFact]
    public async Task A_restarted_engine_gives_its_nodes_time_to_report()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = await engine.EnrolAsync(Name);
        await engine.Host.StopAsync();
        await engine.Host.DisposeAsync();
        time.Advance(TimeSpan.FromMinutes(10));

        (await engine.StartAsync(new EngineEnvironment { Time = time, MonitorInterval = TimeSpan.FromMilliseconds(20) })).Should().BeNull();
        await engine.LooksAsync();
        (await engine.HostAsync(Name)).Status.Should().Be("up");

        time.Advance(TimeSpan.FromSeconds(41));
        await engine.BecomesAsync(Name, "non_responsive");
    }

    [SkippableFact]
    public async Task An_installation_that_is_not_heard_of_fails_and_says_how_to_go_on()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());

        time.Advance(TimeSpan.FromMinutes(31));

        (await engine.BecomesAsync(Name, "install_failed")).StatusText.Should().Contain("appliance node join");
        (await node.JoinAsync()).State.Should().Be(JoinState.Joined);
        await node.ReportAsync(NodePhase.Installing);
        (await engine.HostAsync(Name)).Status.Should().Be("installing");
    }

    [SkippableFact]
    public async Task An_installation_that_stopped_while_the_agent_lives_fails_too()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = await engine.EnrolAsync(Name);
        await node.ReportAsync(NodePhase.Installing, "Make the networks");
        time.Advance(TimeSpan.FromMinutes(20));
        await node.ReportAsync(NodePhase.Installing, "Start the agent");

        time.Advance(TimeSpan.FromMinutes(20));
        await engine.LooksAsync();
        (await node.BeatAsync()).Status.Should().Be("installing", "it said something 20 minutes ago");

        time.Advance(TimeSpan.FromMinutes(11));
        await node.BeatAsync();
        (await engine.BecomesAsync(Name, "install_failed")).StatusText.Should().Contain("appliance node join");
    }

    [SkippableFact]
    public async Task A_certificate_whose_number_is_another_nodes_by_now_is_nobodys()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        await engine.Cluster.ScalarAsync<int>("UPDATE hosts SET key_hash = sha256('another') RETURNING 1", engine.Database);

        (await node.TryBeatAsync()).Problem!.Code.Should().Be(NodeProblemCode.NotEnrolled);
    }

    [SkippableFact]
    public async Task Trouble_makes_a_node_non_operational_until_it_is_over()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);

        (await node.BeatAsync(null, null, "libvirt does not answer", "sanlock is down")).Status.Should().Be("non_operational");
        (await engine.HostAsync(Name)).StatusText.Should().Be("libvirt does not answer; sanlock is down");
        (await node.BeatAsync()).Status.Should().Be("up");

        (await engine.EventsAsync()).Should().Contain($"517 Host {Name} moved to Non-Operational state: libvirt does not answer; sanlock is down");
    }

    [SkippableFact]
    public async Task A_clock_that_is_far_off_is_told_once_and_shown()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        await node.BeatAsync(DateTimeOffset.UtcNow.AddSeconds(50));
        (await engine.HostAsync(Name)).StatusText.Should().BeNull();

        await node.BeatAsync(DateTimeOffset.UtcNow.AddHours(-9));
        await node.BeatAsync(DateTimeOffset.UtcNow.AddHours(-9));

        (await engine.HostAsync(Name)).StatusText.Should().MatchRegex("^its clock is 324[0-9]{2} s behind$");
        (await engine.EventsAsync()).Split('\n').Should().ContainSingle(line => line.StartsWith($"604 Host {Name} has time-drift of 324"));
    }

    [SkippableFact]
    public async Task Settings_are_each_nodes_own_and_their_number_grows_with_each_change_alone()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await ApplyAsync(engine, new Inventory { NodeSettings = "everyone: 1", Hosts = [new InventoryHost { Name = Name, Address = "10.0.200.72", Settings = "own: 1" }] });
        using var node = await engine.EnrolAsync(Name);
        using var other = await engine.EnrolAsync("node73.test.org");
        var (own, shared) = (await node.SettingsAsync(), await other.SettingsAsync());
        own.Should().BeEquivalentTo(new { Name, Answers = "own: 1" });
        shared.Should().BeEquivalentTo(new { Name = "node73.test.org", Answers = "everyone: 1" });
        (await node.BeatAsync()).SettingsVersion.Should().Be(own.Version);

        await ApplyAsync(engine, new Inventory { NodeSettings = "everyone: 1", Hosts = [new InventoryHost { Name = Name, Address = "10.0.200.72", Settings = "own: 1" }] });
        (await node.BeatAsync()).SettingsVersion.Should().Be(own.Version);
        (await other.BeatAsync()).SettingsVersion.Should().Be(shared.Version);
        await ApplyAsync(engine, new Inventory { Hosts = [new InventoryHost { Name = "node73.test.org", Address = "10.0.200.73", Settings = "own: 2" }] });

        (await other.BeatAsync()).SettingsVersion.Should().BeGreaterThan(shared.Version);
        (await other.SettingsAsync()).Answers.Should().Be("own: 2");
        (await node.BeatAsync()).SettingsVersion.Should().Be(own.Version, "what a partial inventory leaves out stays");
    }

    [SkippableFact]
    public async Task A_renewed_certificate_supersedes_the_old_one_when_it_is_used()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        var old = node.Certificate!;
        var unused = (await node.RenewAsync()).Certificate;

        var renewed = (await node.RenewAsync()).Certificate;
        (await node.BeatAsync()).RevocationNumber.Should().NotBeNull("the one that was not used is revoked");
        node.Certificate = unused;
        (await node.TryBeatAsync()).Problem!.Code.Should().Be(NodeProblemCode.NotEnrolled);
        node.Certificate = renewed;
        await node.BeatAsync();

        node.Certificate = old;
        (await node.TryBeatAsync()).Problem!.Code.Should().Be(NodeProblemCode.NotEnrolled);
        var index = CertificateIndex.Parse(await File.ReadAllTextAsync(Path.Combine(engine.Configuration.Pki.Folder, "index.txt"))).Value;
        index.Entries.Select(entry => entry.Status).Should().Equal(IndexStatus.Revoked, IndexStatus.Revoked, IndexStatus.Valid);
        node.Certificate = renewed;
        (await engine.HostAsync(Name)).Serial.Should().Be(node.Serial);
        (await node.Client(renewed).GetStringAsync(NodeApi.RevocationsPath)).Should().StartWith("-----BEGIN X509 CRL-----");
    }

    [SkippableFact]
    public async Task A_removed_node_is_asked_to_leave_and_forgotten_when_it_has()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        (await node.BeatAsync()).Leave.Should().BeFalse();

        (await engine.NodeAsync("remove", Name)).Result.Should().Be("leaving");
        (await node.BeatAsync()).Leave.Should().BeTrue();
        (await engine.HostAsync(Name)).Leaving.Should().BeTrue();
        await node.ReportAsync(NodePhase.Left, "the bridge ovirtmgmt");

        (await engine.HostsAsync()).Should().BeEmpty();
        (await node.TryBeatAsync()).Problem!.Code.Should().Be(NodeProblemCode.NotEnrolled);
        (await engine.EventsAsync()).Should().EndWith($"44 Host {Name} was removed. It says: the bridge ovirtmgmt");
    }

    [SkippableFact]
    public async Task Why_enrolling_a_node_failed_is_kept_until_it_is_set_up()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());

        (await engine.RunAsync("The connection was lost.\n", "node", "failed", Name)).Code.Should().Be(0);
        var kept = await engine.HostAsync(Name);
        kept.Status.Should().Be("install_failed");
        kept.StatusText.Should().Be("The connection was lost.");

        await node.ReportAsync(NodePhase.Installed);
        (await engine.RunAsync("Somebody else's host key.\n", "node", "failed", Name)).Code.Should().Be(0);
        (await engine.HostAsync(Name)).Status.Should().Be("up", "a node that works is none the worse for a login that failed");
        (await engine.RunAsync("It was never there.\n", "node", "failed", "node99.test.org")).Code.Should().Be(0);
    }

    [SkippableFact]
    public async Task A_node_in_maintenance_stays_there_whatever_it_says()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);

        (await engine.NodeAsync("maintenance", Name, "on")).Result.Should().Be("maintenance");
        (await node.BeatAsync(null, null, "libvirt does not answer")).Status.Should().Be("maintenance");
        await node.ReportAsync(NodePhase.Installed);
        (await engine.HostAsync(Name)).Status.Should().Be("maintenance");

        (await engine.NodeAsync("maintenance", Name, "off")).Result.Should().Be("up");
        (await engine.EventsAsync()).Should().EndWith($"15 Host {Name} was switched to Maintenance Mode.\n13 Status of host {Name} was set to Up.");
    }

    [SkippableFact]
    public async Task A_host_that_was_never_set_up_does_not_become_up_by_way_of_maintenance()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(await engine.TokenAsync());
        await node.ReportAsync(NodePhase.Failed, "The disk is full.");

        (await engine.RunAsync("", "node", "maintenance", Name, "on")).Error.Should().Contain("only one that has been set up");
        (await engine.HostAsync(Name)).Status.Should().Be("install_failed");
    }

    [SkippableFact]
    public async Task Facts_follow_the_heartbeats_that_bring_them()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);

        await node.BeatAsync(facts: node.Facts with { Kernel = "6.12.0" });
        await node.BeatAsync();

        (await engine.HostAsync(Name)).Facts!.Kernel.Should().Be("6.12.0");
    }

    private static async Task ApplyAsync(TestEngine engine, Inventory inventory) =>
        (await engine.RunAsync(InventoryJson.Write(inventory), "inventory", "apply")).Code.Should().Be(0);
}
