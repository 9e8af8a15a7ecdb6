using System.Text.RegularExpressions;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>A site grows and shrinks: two nodes pushed, one pulled; all rebooted; one taken out and enrolled again.</summary>
[Collection(LabCollection.Name)]
public sealed partial class EnrolmentTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Pushed = "node72.test.org";
    private const string Bare = "node73.test.org";
    private const string Pulled = "node86.test.org";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string[] All = [Pushed, Bare, Pulled];

    // What is made anew by living, and what Debian's packages leave when they are purged.
    private static readonly string[] LeftByPackages =
        ["/etc/apparmor.d*", "/etc/libvirt*", "/etc/xml*", "/usr/share/polkit-1/rules.d", "/var/lib/libvirt*", "/var/lib/machines", "/var/lib/portables", "/var/lib/nfs*", "/etc/passwd*", "/etc/group*", "/etc/shadow*", "/etc/gshadow*", "/etc/sub?id*", "/var/lib/postgresql/*"];

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task Two_servers_are_pushed_and_one_pulls_itself_in()
    {
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var one = await site.AddServerAsync(72);
        var two = await site.AddServerAsync(73, fresh: true);
        var three = await site.AddServerAsync(86);
        LabMachine[] machines = [one, two, three];
        await site.DeclareAsync(await DeclarationAsync(site, Pushed, 72, one), await DeclarationAsync(site, Bare, 73, two));

        await PushAsync(site);
        await PullAsync(site, three);
        foreach (var name in All)
            await site.ShouldBecomeAsync(name, "up");
        await ShouldBeNodesAsync(site, machines);
        await ShouldBeSeenInTheApiAsync(site);
        await OnlyTheSitesCertificatesOpenLibvirtAsync(site, one, two);
        await ASecondRunChangesNothingAsync(site, one, three);

        await Task.WhenAll(machines.Select(machine => machine.RebootAsync(None)));
        await site.Engine.RebootAsync(None);
        foreach (var name in All)
            await site.ShouldBecomeAsync(name, "up", seconds: 120);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_node_rests_falls_silent_leaves_and_comes_back()
    {
        LongTests.Require();
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var one = await site.AddServerAsync(72);
        var two = await site.AddServerAsync(73, fresh: true);
        var before = await two.ReadTreeAsync(None);
        await site.DeclareAsync(await DeclarationAsync(site, Pushed, 72, one), await DeclarationAsync(site, Bare, 73, two));
        await PushAsync(site);

        await MaintenanceHoldsAsync(site);
        await ANodeThatIsOffIsMissedAsync(site, one);
        await ANodeLeavesAndComesBackAsync(site, two, before);
    }

    private static async Task<string> DeclarationAsync(NodeSite site, string name, int number, LabMachine machine) =>
        $"{{ name: {name}, address: 10.0.200.{number}, ssh: {{ hostKey: \"{await site.HostKeyAsync(machine)}\" }}, network: {{ networks: [{{ name: storage, interface: em2, address: 192.168.25.{number}/24 }}] }} }}";

    private async Task PushAsync(NodeSite site)
    {
        var added = await site.ApplianceAsync("node", "add", "--package-source", LabRepository.FolderInMachine);
        trail.WriteLine(added.Output + added.Error);
        added.ShouldEndWith(0, $"{Pushed}: Enrolled.", $"{Bare}: Enrolled.");
    }

    // Nobody told the engine of this one: it asks, and a person compares the words.
    private async Task PullAsync(NodeSite site, LabMachine machine)
    {
        await machine.CopyInAsync(PackagedExecutables.Appliance, "/opt/appliance/appliance", "0755", None);
        var words = new TaskCompletionSource<string>();
        var joining = machine.RunAsync(
            ["/opt/appliance/appliance", "node", "join", NodeSite.EngineAddress, "--name", Pulled, "--yes", "--offline"],
            onLine: line =>
            {
                if (Words().Match(line) is { Success: true } match)
                    words.TrySetResult(match.Groups[1].Value);
            },
            timeout: TimeSpan.FromMinutes(4));
        await Task.WhenAny(words.Task, joining);
        words.Task.IsCompleted.Should().BeTrue("the node says the words it waits with; it said {0}", joining.IsCompleted ? (await joining).LastWords() : "nothing");
        await site.ShouldBecomeAsync(Pulled, "pending_approval");
        (await site.HostAsync(Pulled))!.Value.GetProperty("words").GetString().Should().Be(await words.Task, "both ends show the same words");
        (await site.ApplianceAsync("node", "approve", await words.Task)).ShouldEndWith(0);
        var joined = await joining;
        joined.ShouldEndWith(0, $"{Pulled} is a node of");
        site.Note($"{Pulled} was approved by {await words.Task}");
    }

    private static async Task ShouldBeNodesAsync(NodeSite site, IReadOnlyList<LabMachine> machines)
    {
        foreach (var (machine, name) in machines.Zip(All))
        {
            (await site.ShellAsync(machine, "hostname")).Should().Be(name);
            (await site.ShellAsync(machine, "id", "--user", "vdsm")).Should().Be("36");
            (await site.ShellAsync(machine, "systemctl", "is-active", "libvirtd-tls.socket", "appliance-agent.service")).Should().Be("active\nactive");
            (await site.ShellAsync(machine, "stat", "--format=%a %U %n", "/etc/pki/appliance/keys/node.key")).Should().Be("600 root /etc/pki/appliance/keys/node.key");
            (await site.ShellAsync(machine, "ip", "-brief", "address", "show", "ovirtmgmt")).Should().Contain("10.0.200.");
            (await machine.RunAsync(None, "appliance", "status")).ShouldEndWith(0);
        }

        foreach (var (port, open) in new[] { (22, true), (16514, true), (111, false) })
            (await site.AnswersAsync("10.0.200.73", port)).Should().Be(open, $"port {port} of a node");
        site.Note("all three are nodes");
    }

    private static async Task ShouldBeSeenInTheApiAsync(NodeSite site)
    {
        var hosts = await site.ApiAsync("hosts");
        hosts.Should().ContainAll(All).And.Contain("\"up\"").And.NotContain("PRIVATE");
        (await site.ApiAsync("events")).Should().Contain($"Status of host {Pushed} was set to Up.");
    }

    private static async Task OnlyTheSitesCertificatesOpenLibvirtAsync(NodeSite site, LabMachine one, LabMachine two)
    {
        (await site.ShellAsync(one, "virsh", "--connect", $"qemu+tls://{Bare}/system", "version")).Should().Contain("QEMU");
        // A certificate of somebody else's CA, with the very name of the engine.
        await site.ShellAsync(one, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", $"/CN={NodeSite.EngineName}", "-days", "2", "-keyout", "/root/strange.key", "-out", "/root/strange.pem");
        (await LetsInAsync(one, "-cert /etc/pki/appliance/certs/node.pem -key /etc/pki/appliance/keys/node.key")).Should().BeTrue();
        (await LetsInAsync(one, "-cert /root/strange.pem -key /root/strange.key")).Should().BeFalse("nobody knows that CA");
        (await LetsInAsync(one, "")).Should().BeFalse("without a certificate nobody gets in");
        (await site.ShellAsync(two, "journalctl", "--unit=libvirtd", "--no-pager")).Should().NotContain("usage does not permit");
    }

    // libvirt says with one byte after the handshake that it lets a client in.
    private static async Task<bool> LetsInAsync(LabMachine from, string certificate)
    {
        // s_client ends when its input does, which is after the answer.
        var answer = await from.RunAsync(None, "timeout", "20", "bash", "-c",
            $"openssl s_client -quiet -connect {Bare}:16514 -CAfile /etc/pki/appliance/ca.pem -verify_return_error -verify_hostname {Bare} {certificate} < <(sleep 3) 2>/dev/null | head --bytes=1 | od -An -tx1");
        return answer.Output.Trim() == "01";
    }

    private static async Task ASecondRunChangesNothingAsync(NodeSite site, LabMachine one, LabMachine three)
    {
        var before = await one.ReadTreeAsync(None);
        (await site.ApplianceAsync("node", "add", Pushed, "--offline")).ShouldEndWith(0, "nothing to change");
        before.DifferencesTo(await one.ReadTreeAsync(None), [.. MachineTree.EverydayChanges, "/var/lib/appliance/agent/*", "/var/log/appliance*", "/var/lib/postgresql/*"]).Select(difference => difference.ToString()).Should().BeEmpty();
        (await site.RunAsync(three, "appliance", "node", "join", "--yes", "--offline")).ShouldEndWith(0, "nothing to change");
        (await site.RunAsync(three, "appliance", "plan", "--exit-code", "--offline")).ShouldEndWith(0);
        foreach (var machine in new[] { one, three })
            (await site.ShellAsync(machine, "systemctl", "show", "--property=NRestarts", "--value", "appliance-agent")).Trim().Should().Be("0", "being told that there is news is no reason to end");
    }

    private static async Task MaintenanceHoldsAsync(NodeSite site)
    {
        (await site.ApplianceAsync("node", "maintenance", Pushed)).ShouldEndWith(0);
        await site.ShouldBecomeAsync(Pushed, "maintenance");
        (await site.ApplianceAsync("node", "maintenance", Pushed, "--off")).ShouldEndWith(0);
        await site.ShouldBecomeAsync(Pushed, "up");
    }

    private static async Task ANodeThatIsOffIsMissedAsync(NodeSite site, LabMachine machine)
    {
        await machine.PowerCutAsync(None);
        await site.ShouldBecomeAsync(Pushed, "non_responsive", seconds: 90);
        await machine.StartAsync(None);
        await site.ShouldBecomeAsync(Pushed, "up", seconds: 90);
    }

    private static async Task ANodeLeavesAndComesBackAsync(NodeSite site, LabMachine machine, MachineTree before)
    {
        var removed = await site.ApplianceAsync("node", "remove", Bare, "--yes");
        removed.ShouldEndWith(0, $"Host {Bare} was removed.");
        (await site.HostAsync(Bare)).Should().BeNull();
        before.DifferencesTo(await machine.ReadTreeAsync(None), [.. Leftovers.Allowed, .. LeftByPackages]).Select(difference => difference.ToString()).Should().BeEmpty();
        (await site.ShellAsync(machine, "ip", "-brief", "address", "show", "em1")).Should().Contain("10.0.200.73/24", "the address is where it was");

        (await site.ApplianceAsync("node", "add", Bare, "--package-source", LabRepository.FolderInMachine)).ShouldEndWith(0, $"{Bare}: Enrolled.");
        await site.ShouldBecomeAsync(Bare, "up");
    }

    [GeneratedRegex("Words: ([a-z]{5} [a-z]{5} [a-z]{5} [a-z]{5})")]
    private static partial Regex Words();
}
