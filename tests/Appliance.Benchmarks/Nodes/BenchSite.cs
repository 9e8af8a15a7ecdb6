using System.Diagnostics;
using System.Globalization;
using System.Text;
using Appliance.Lab;

namespace Appliance.Benchmarks.Nodes;

/// <summary>An engine and as many bare servers as are asked for, on one network, with every package in place already.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    public const string Key = "/root/.ssh/id_ed25519";

    // What a node gets, what the playbook needs on both ends, and what the engine needs.
    private static readonly string[] Packages =
    [
        "ansible-core", "python3", "python3-apt", "libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils", "nftables",
        "nfs-common", "glusterfs-client", "chrony", "postgresql",
    ];

    private const string Folder = "/opt/appliance";
    private const string Answers = "/root/site.yaml";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private readonly LabRoom _lab;
    private readonly LabNetwork _network;
    private readonly LabImage _image;

    private BenchSite(LabRoom lab, LabNetwork network, LabImage image, LabMachine engine)
    {
        _lab = lab;
        _network = network;
        _image = image;
        Engine = engine;
    }

    public LabMachine Engine { get; }

    public static async Task<BenchSite> StartAsync(CancellationToken cancellationToken)
    {
        var lab = await LabRoom.OpenAsync(cancellationToken);
        var image = await lab.GetImageAsync(Packages, cancellationToken);
        var network = await lab.CreateNetworkAsync("bench", cancellationToken);
        var engine = await lab.StartMachineAsync(new() { HostName = "engine.test.org", Image = image, Nics = [new("em1", network, "10.0.0.1/16")] }, cancellationToken);
        var site = new BenchSite(lab, network, image, engine);
        await engine.CopyInAsync(PackagedExecutables.Appliance, Folder + "/appliance", "0755", cancellationToken);
        await engine.CopyInAsync(PackagedExecutables.Engine, Folder + "/appliance-engine", "0755", cancellationToken);
        await engine.WriteFileAsync("/root/admin.secret", "Bench-pass-93\n", cancellationToken, "0600");
        await site.RunAsync(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Key], cancellationToken);
        await site.WriteAnswersAsync([], cancellationToken);
        await site.RunAsync([Folder + "/appliance", "setup", "--answers", Answers, "--yes", "--offline"], cancellationToken);
        return site;
    }

    /// <summary>Switches on fresh servers that the engine's key may log in to.</summary>
    /// <param name="first">Number of the first one; names and addresses follow from numbers.</param>
    public async Task<IReadOnlyList<BenchNode>> StartNodesAsync(int first, int count, CancellationToken cancellationToken)
    {
        var key = await Engine.ReadFileAsync(Key + ".pub", cancellationToken);
        var nodes = new List<BenchNode>();
        foreach (var number in Enumerable.Range(first, count))
        {
            var (name, address) = ($"node{number}.test.org", $"10.0.{1 + (number / 200)}.{1 + (number % 200)}");
            var machine = await _lab.StartMachineAsync(new() { HostName = name, Image = _image, Nics = [new("em1", _network, address + "/16")] }, cancellationToken);
            await machine.WriteFileAsync("/root/.ssh/authorized_keys", key, cancellationToken, "0600");
            var told = (await machine.RunAsync(cancellationToken, "ssh-keygen", "-lf", "/etc/ssh/ssh_host_ed25519_key.pub")).OrThrow().Output;
            nodes.Add(new BenchNode(name, address, told.Split(' ')[1], machine));
        }

        return nodes;
    }

    /// <summary>Enrols them with the product, all at once as far as it does that by itself.</summary>
    public async Task<Enrolment> EnrolAsync(string name, IReadOnlyList<BenchNode> nodes, CancellationToken cancellationToken)
    {
        await WriteAnswersAsync(nodes, cancellationToken);
        return await MeasureAsync(name, nodes.Count, ["appliance", "node", "add", .. nodes.Select(node => node.Name), "--answers", Answers, "--offline"], cancellationToken);
    }

    public async Task<Enrolment> MeasureAsync(string name, int nodes, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        await using var resources = new Resources();
        var started = Stopwatch.GetTimestamp();
        await RunAsync(command, cancellationToken);
        return new Enrolment(name, nodes, Stopwatch.GetElapsedTime(started).TotalSeconds, resources.CpuSeconds, resources.PeakBytes);
    }

    public async Task RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        (await Engine.RunAsync(command, timeout: Limit, cancellationToken: cancellationToken)).OrThrow();

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _lab.DisposeAsync();
    }

    private Task WriteAnswersAsync(IReadOnlyList<BenchNode> nodes, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("""
            version: 1
            engine:
              fqdn: engine.test.org
              adminPassword: { file: /root/admin.secret }
            network:
              management: { name: ovirtmgmt, interface: em1, address: 10.0.0.1/16 }
            """);
        text.Append("\n  hosts:\n    - { name: engine.test.org, address: 10.0.0.1 }\n");
        foreach (var node in nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{ name: {node.Name}, address: {node.Address} }}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"nodes:\n  defaults: {{ ssh: {{ user: root, privateKey: {Key} }} }}\n  hosts:{(nodes.Count == 0 ? " []" : "")}\n");
        foreach (var node in nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"    - {{ name: {node.Name}, address: {node.Address}, ssh: {{ hostKey: \"{node.HostKey}\" }} }}\n");
        }

        return Engine.WriteFileAsync(Answers, text.ToString(), cancellationToken);
    }
}
