using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>
/// An engine that is set up, and fresh servers beside it: each with a card on the site's network and one on a network for
/// storage, an SSH server that knows the engine's key, packages in a folder and no way out.
/// </summary>
internal sealed partial class NodeSite : IAsyncDisposable
{
    public const string EngineName = "engine.test.org";
    public const string EngineAddress = "10.0.200.93";
    public const string Key = "/root/.ssh/id_ed25519";

    private const string AdminPassword = "Lab-pass-93";
    private const string Folder = "/opt/appliance";
    private const string Answers = "/root/site.yaml";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // What the distribution brings for an engine and a node; installing it is the subject of few tests.
    private static readonly string[] Packages =
    [
        "chrony", "glusterfs-client", "libfaketime", "libvirt-clients", "libvirt-daemon-system", "nfs-common", "nfs-kernel-server", "nftables", "postgresql", "qemu-system-x86", "qemu-utils",
    ];

    private readonly LabFixture _fixture;
    private readonly ITestOutputHelper _trail;
    private readonly LabNetwork _site;
    private readonly LabNetwork _storage;
    private readonly LabImage _image;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<LabMachine> _nodes = [];

    private NodeSite(LabFixture fixture, ITestOutputHelper trail, LabNetwork site, LabNetwork storage, LabImage image, LabMachine engine)
    {
        (_fixture, _trail, _site, _storage, _image, Engine) = (fixture, trail, site, storage, image, engine);
    }

    public LabMachine Engine { get; }

    public LabNetwork Network => _site;

    /// <summary>Sets the engine up.</summary>
    public static async Task<NodeSite> StartAsync(LabFixture fixture, ITestOutputHelper trail)
    {
        var none = CancellationToken.None;
        var image = await fixture.Lab.GetImageAsync(Packages, none);
        var network = await fixture.Lab.CreateNetworkAsync("site", none);
        await network.AddAddressAsync("10.0.200.1/24", none);
        var storage = await fixture.Lab.CreateNetworkAsync("storage", none);
        var engine = await fixture.Lab.StartMachineAsync(new() { HostName = EngineName, Image = image, Nics = [new("em1", network, EngineAddress + "/24")] }, none);
        var site = new NodeSite(fixture, trail, network, storage, image, engine);
        await engine.CopyInAsync(PackagedExecutables.Appliance, Folder + "/appliance", "0755", none);
        await engine.CopyInAsync(PackagedExecutables.Engine, Folder + "/appliance-engine", "0755", none);
        await engine.WriteFileAsync("/root/admin.secret", AdminPassword + "\n", none, "0600");
        await site.ShellAsync(engine, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Key);
        await site.WriteAnswersAsync([]);
        (await site.RunAsync(engine, Folder + "/appliance", "setup", "--answers", Answers, "--yes", "--offline")).OrThrow();
        return site;
    }

    /// <summary>A server that is no node yet.</summary>
    /// <param name="number">The last part of its address, and in its name.</param>
    /// <param name="fresh">Whether the distribution's packages are yet to be installed.</param>
    public async Task<LabMachine> AddServerAsync(int number, bool fresh = false, IReadOnlyDictionary<string, long>? limits = null)
    {
        var none = CancellationToken.None;
        var machine = await _fixture.Lab.StartMachineAsync(
            new()
            {
                HostName = $"fresh{number}",
                Image = fresh ? null : _image,
                Repository = await _fixture.RepositoryAsync(none),
                // A card keeps its hardware address over a reboot, and bridges have that of their card.
                Nics = [new("em1", _site, $"10.0.200.{number}/24", $"52:54:00:00:01:{number:x2}"), new("em2", _storage, Mac: $"52:54:00:00:02:{number:x2}")],
                FileSystemLimits = limits ?? new Dictionary<string, long>(),
            },
            none);
        await machine.WriteFileAsync("/root/.ssh/authorized_keys", await Engine.ReadFileAsync(Key + ".pub", none), none, "0600");
        _nodes.Add(machine);
        return machine;
    }

    /// <summary>The fingerprint of a server's host key, as one reads it off its console.</summary>
    public async Task<string> HostKeyAsync(LabMachine machine) => (await ShellAsync(machine, "ssh-keygen", "-lf", "/etc/ssh/ssh_host_ed25519_key.pub")).Split(' ')[1];

    /// <summary>Writes the site's answers with these nodes, and tells the engine of them.</summary>
    /// <param name="nodes">Lines below <c>nodes.hosts</c>.</param>
    public async Task DeclareAsync(params string[] nodes)
    {
        await WriteAnswersAsync(nodes);
        (await RunAsync(Engine, "appliance", "setup", "--answers", Answers, "--yes", "--offline")).OrThrow();
    }

    public Task<CommandOutcome> ApplianceAsync(params string[] arguments) => RunAsync(Engine, ["appliance", .. arguments]);

    /// <summary>What the engine knows of a node; null when it knows none of that name.</summary>
    public async Task<JsonElement?> HostAsync(string name)
    {
        var lines = (await ApplianceAsync("node", "list", "--output", "json")).OrThrow().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonDocument.Parse(line).RootElement.Clone()).Cast<JsonElement?>().FirstOrDefault(host => host!.Value.GetProperty("name").GetString() == name);
    }

    /// <summary>Waits until the engine says so.</summary>
    public async Task ShouldBecomeAsync(string name, string status, int seconds = 60)
    {
        var until = Stopwatch.StartNew();
        string? now = null;
        while (until.Elapsed < TimeSpan.FromSeconds(seconds))
        {
            now = (await HostAsync(name))?.GetProperty("status").GetString();
            if (now == status)
            {
                Note($"{name} is {status}");
                return;
            }

            await Task.Delay(500);
        }

        throw new LabException($"{name} is {now ?? "unknown"} and not {status} after {seconds} s.");
    }

    /// <summary>Whether another machine of the site can open a TCP connection.</summary>
    public async Task<bool> AnswersAsync(string address, int port) =>
        (await _site.RunAsync(CancellationToken.None, "timeout", "2", "bash", "-c", $"< /dev/tcp/{address}/{port}")).Succeeded;

    /// <summary>Reads a collection of the engine's API as the administrator.</summary>
    public async Task<string> ApiAsync(string collection) => (await _site.RunAsync(
        CancellationToken.None,
        "curl", "--silent", "--show-error", "--fail", "--noproxy", "*", "--insecure", "--resolve", $"{EngineName}:443:{EngineAddress}",
        "--user", $"admin@internal:{AdminPassword}", $"https://{EngineName}/ovirt-engine/api/{collection}")).OrThrow().Output;

    public void Note(string text) => _trail.WriteLine($"{_clock.Elapsed.TotalSeconds,6:0.0} s  {text}");

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<string> ShellAsync(LabMachine machine, params string[] command) => (await machine.RunAsync(CancellationToken.None, command)).OrThrow().Output.TrimEnd();

    public Task<CommandOutcome> RunAsync(LabMachine machine, params string[] command) => RunAsync(machine, command, onLine: null);

    private async Task<CommandOutcome> RunAsync(LabMachine machine, IReadOnlyList<string> command, Action<string>? onLine)
    {
        var clock = Stopwatch.StartNew();
        var outcome = await machine.RunAsync(command, onLine: onLine, timeout: Limit);
        _said.Add(outcome.Output + outcome.Error);
        Note($"{machine.HostName}# {string.Join(' ', command)}: exit code {outcome.ExitCode} after {clock.Elapsed.TotalSeconds:0.0} s");
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await Engine.DisposeAsync();
        await _site.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private Task WriteAnswersAsync(IReadOnlyList<string> nodes)
    {
        var text = new StringBuilder($$"""
            version: 1
            engine:
              fqdn: {{EngineName}}
              adminPassword: { file: /root/admin.secret }
            pki: { organization: test.org }
            network:
              management: { name: ovirtmgmt, interface: em1, address: {{EngineAddress}}/24 }
              networks:
                - { name: storage, interface: em2 }
              hosts:
                - { name: {{EngineName}}, address: {{EngineAddress}} }
                - { name: node72.test.org, address: 10.0.200.72 }
                - { name: node73.test.org, address: 10.0.200.73 }
                - { name: node86.test.org, address: 10.0.200.86 }
            nodes:
              defaults: { ssh: { user: root, privateKey: {{Key}} } }

            """);
        text.Append(nodes.Count == 0 ? "  hosts: []\n" : "  hosts:\n");
        foreach (var node in nodes)
        {
            text.Append("    - ").Append(node).Append('\n');
        }

        return Engine.WriteFileAsync(Answers, text.ToString(), CancellationToken.None);
    }
}
