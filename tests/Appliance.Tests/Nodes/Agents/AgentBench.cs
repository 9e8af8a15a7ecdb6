using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Machines.Services;
using Appliance.Nodes;
using Appliance.Nodes.Agents;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Tests.Engine;
using Appliance.Tests.Support;

namespace Appliance.Tests.Nodes.Agents;

/// <summary>An agent on a node that has joined, with an engine, a clock and programs of the test's.</summary>
internal sealed class AgentBench : IFactSource, IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private readonly KeyPair _key = KeyPair.Create(KeyKind.EcdsaP256);

    public AgentBench()
    {
        Machine = new TestMachine { Commands = Commands };
        Authority = CertificateAuthority.Create(SubjectName.Create("Test Org", "CA").Value, 40 * Lifetime, KeyKind.EcdsaP256, SerialNumber.CreateFirst(), Time);
        Machine.ServiceList.States["libvirtd.service"] = new ServiceState(true, true, true, "running");
        foreach (var folder in new[] { NodePaths.Pki + "/certs", NodePaths.Pki + "/keys", "/etc/appliance", NodePaths.Data })
        {
            Directory.CreateDirectory(Machine.Root + folder);
        }

        Files.WriteText(NodePaths.Key, _key.ExportPrivateKeyPem(), Ownership.Private());
        Files.WriteText(NodePaths.Ca, Authority.Certificate.ExportCertificatePem(), Ownership.Public);
        Files.WriteText(NodePaths.Certificate, Sign(_key.PublicKey), Ownership.Public);
        new NodeFiles(Files).Write(new NodeIdentity { Engine = "engine.test.org:7443", Name = "node1.test.org", HostId = Guid.NewGuid(), SettingsVersion = 3 });
        Agent = NewAgent();
    }

    public TestMachine Machine { get; }

    public IMachineFiles Files => Machine.Files;

    public FakeCommands Commands { get; } = new();

    public ManualTime Time { get; } = new();

    public FakeEngine Engine { get; } = new();

    public CertificateAuthority Authority { get; }

    public List<string> Said { get; } = [];

    public MachineFacts Facts { get; set; } = Modules.ModuleBench.Facts;

    /// <summary>What looking at the machine ends with; null for facts.</summary>
    public Exception? Breaks { get; set; }

    public int Looks { get; private set; }

    public NodeAgent Agent { get; private set; }

    public NodeFiles Node => new(Files);

    public Task<TimeSpan> BeatAsync() => Agent.BeatAsync(default);

    /// <summary>Beats for so long, each when the last one said.</summary>
    public async Task<int> LiveAsync(TimeSpan time)
    {
        var end = Time.GetUtcNow() + time;
        var beats = 0;
        for (; Time.GetUtcNow() < end; beats++)
        {
            Time.Advance(await BeatAsync());
        }

        return beats;
    }

    public void Restart() => Agent = NewAgent();

    public string Sign(System.Security.Cryptography.X509Certificates.PublicKey key) => Authority.Issue(
        new CertificateSpec
        {
            Name = "node",
            Subject = SubjectName.Create("Test Org", "node").Value,
            AlternateNames = AlternateNames.From(["node1.test.org"]).Value,
            Profile = CertificateProfile.Node,
            Lifetime = Lifetime,
            KeyKind = KeyKind.EcdsaP256,
        },
        key,
        SerialNumber.CreateFirst()).Value.Pem;

    public Task<MachineFacts> GatherAsync(CancellationToken cancellationToken)
    {
        Looks++;
        if (Breaks is { } breaks)
        {
            throw breaks;
        }

        return Task.FromResult(Facts);
    }

    public void Dispose()
    {
        Agent.Dispose();
        Machine.Dispose();
        Authority.Dispose();
        _key.Dispose();
    }

    private NodeAgent NewAgent() => new(new AgentParts
    {
        Machine = Machine,
        Facts = this,
        Version = "1.2.3",
        Time = Time,
        Say = Said.Add,
        Notifier = new ServiceNotifier(null),
        Random = () => 0,
        Connect = (_, _, _) =>
        {
            Engine.Connections++;
            return Engine;
        },
    });
}
