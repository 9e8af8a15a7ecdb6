using System.Text.RegularExpressions;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>Servers that cannot be logged in to, and links that are cut: each is told, shows, and is finished by the same command.</summary>
[Collection(LabCollection.Name)]
public sealed partial class CourierFaultTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Password = "Canary+72 'ssh\"";
    private const string WrongPassword = "Canary-99-wrong";
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_login_that_fails_is_told_and_works_when_it_is_mended()
    {
        LongTests.Require();
        const string Node = "node72.test.org";
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var machine = await site.AddServerAsync(72);
        var key = await site.HostKeyAsync(machine);
        var login = $"ssh: {{ hostKey: \"{key}\", password: {{ file: /root/node.secret }} }}";
        await site.Engine.WriteFileAsync("/root/node.secret", WrongPassword + "\n", None, "0600");
        await site.DeclareAsync($"{{ name: {Node}, address: 10.0.200.72, {login} }}", $"{{ name: node73.test.org, address: 10.0.200.99, ssh: {{ hostKey: \"{key}\" }} }}");
        await site.ShellAsync(machine, "rm", "/root/.ssh/authorized_keys");
        await machine.RunAsync(["chpasswd"], new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"root:{Password}\n")));
        await machine.WriteFileAsync("/etc/ssh/sshd_config.d/root.conf", "PermitRootLogin yes\n", None);
        await site.ShellAsync(machine, "systemctl", "restart", "ssh");

        (await site.AddAsync([Node])).ShouldEndWith(1, "10.0.200.72 does not let root in; it takes: publickey, password", "right key or password");
        await site.ShouldShowAsync(Node, "install_failed", "does not let root in");

        (await site.AddAsync([Node, "--host-key", "SHA256:" + new string('A', 43)])).ShouldEndWith(1, "is not the one in the answers", key, "somebody is between");
        await site.ShouldShowAsync(Node, "install_failed", "is not the one in the answers");

        await site.Engine.WriteFileAsync("/root/node.secret", Password + "\n", None, "0600");
        await OneIsUnreachableAsync(site, Node);
        await site.ShouldBecomeAsync(Node, "up");
        await AnotherHostKeyAsync(site, machine, Node);
        await site.ShouldKeepSecretsAsync(Password, WrongPassword);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_cable_that_is_cut_in_the_middle_is_told_and_the_same_command_finishes()
    {
        (string Name, int Number, string[] At)[] cut =
        [
            ("node72.test.org", 72, ["\"id\":\"copy\""]),
            ("node73.test.org", 73, ["StepStarted", "\"enrolment.key\""]),
            ("node86.test.org", 86, ["StepStarted", "\"firewall.rules\""]),
        ];
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var machines = new List<LabMachine>();
        foreach (var (_, number, _) in cut)
        {
            machines.Add(await site.AddServerAsync(number));
        }

        var keys = await Task.WhenAll(machines.Select(site.HostKeyAsync));
        await site.DeclareAsync([.. cut.Select((node, index) => $"{{ name: {node.Name}, address: 10.0.200.{node.Number}, ssh: {{ hostKey: \"{keys[index]}\" }} }}")]);

        var outcome = await site.AddAsync([], [.. cut.Select((node, index) => new Happening(node.Name, node.At, async () =>
        {
            await machines[index].CutCableAsync("em1", None);
            site.Note($"{node.Name}: cable cut");
        }))]);
        outcome.ExitCode.Should().Be(1);
        foreach (var (name, number, _) in cut)
        {
            NodeSite.Result(outcome, name).GetProperty("result").GetString().Should().Be("failed");
            NodeSite.Result(outcome, name).GetProperty("cause").GetString().Should().Contain($"The connection to 10.0.200.{number} was lost");
            await site.ShouldShowAsync(name, "install_failed", "was lost");
        }

        await Task.WhenAll(machines.Select(machine => machine.MendCableAsync("em1", None)));
        var again = await site.AddAsync([]);
        again.ShouldEndWith(0);
        foreach (var (name, _, _) in cut)
        {
            await site.ShouldBecomeAsync(name, "up");
        }

        await site.ShouldKeepSecretsAsync();
    }

    // One that does not answer at all keeps none of the others from being finished.
    private static async Task OneIsUnreachableAsync(NodeSite site, string node)
    {
        await site.ShellAsync(site.Engine, "ip", "neighbour", "add", "10.0.200.99", "lladdr", "02:00:00:00:00:99", "dev", "em1");
        var outcome = await site.ApplianceAsync("node", "add");
        site.Note(outcome.LastWords());
        outcome.ShouldEndWith(1, "10.0.200.99 did not answer on port 22 within 20 s", "Try it again: appliance node add node73.test.org");
        outcome.Output.Should().MatchRegex($@"{node} +enrolled").And.MatchRegex("node73.test.org +failed");
        await site.ShouldShowAsync("node73.test.org", "install_failed", "did not answer");
    }

    private static async Task AnotherHostKeyAsync(NodeSite site, LabMachine machine, string node)
    {
        await site.ShellAsync(machine, "sh", "-c", "rm /etc/ssh/ssh_host_*; ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key; systemctl restart ssh");
        var outcome = await site.AddAsync([node]);
        outcome.ShouldEndWith(1, "The host key of 10.0.200.72 has changed", "Was it installed anew?");
        await site.ShouldBecomeAsync(node, "up");

        var told = Forget().Match(NodeSite.Result(outcome, node).GetProperty("remedy").GetString()!);
        await site.ShellAsync(site.Engine, "sh", "-c", told.Value);
        await site.FinishAsync(node, "--host-key", await site.HostKeyAsync(machine));
    }

    [GeneratedRegex(@"ssh-keygen -f \S+ -R '[^']+'")]
    private static partial Regex Forget();
}
