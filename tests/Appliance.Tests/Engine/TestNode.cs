using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>A machine that speaks the nodes' protocol with a test engine, with a key of its own.</summary>
internal sealed class TestNode(TestEngine engine, string name) : IDisposable
{
    private readonly KeyPair _key = KeyPair.Create(KeyKind.EcdsaP256);
    private readonly List<HttpClient> _clients = [];

    public string Name => name;

    public string MachineId { get; init; } = Guid.NewGuid().ToString();

    /// <summary>node72 is at 10.0.200.72.</summary>
    public string Address { get; } = "10.0.200." + string.Concat(name.Split('.')[0].Where(char.IsAsciiDigit)).PadLeft(1, '1');

    public string? Certificate { get; set; }

    public string Serial => X509Certificate2.CreateFromPem(Certificate!).SerialNumber;

    public NodeFacts Facts { get; init; } = new()
    {
        HostName = name,
        OperatingSystem = "Debian GNU/Linux 12 (bookworm)",
        Kernel = "6.1.0-18-amd64",
        Architecture = "x86_64",
        CpuModel = "Test CPU <&>",
        CpuThreads = 8,
        Memory = 16L << 30,
        Kvm = true,
        Version = "1.0.0",
        Interfaces =
        [
            new NodeInterface { Name = "em1", Mac = "52:54:00:00:00:01", Mtu = 1500, IsUp = true, Kind = "nic", Master = "ovirtmgmt" },
            new NodeInterface { Name = "ovirtmgmt", Mac = "52:54:00:00:00:01", Mtu = 1500, IsUp = true, Kind = "bridge", Addresses = ["10.0.200.72/24"] },
            new NodeInterface { Name = "bond0", Mac = "52:54:00:00:00:02", Mtu = 9000, IsUp = true, Kind = "bond", Addresses = ["fd00::72/64"] },
            new NodeInterface { Name = "em2", Mac = "52:54:00:00:00:02", Mtu = 9000, IsUp = true, Kind = "nic", Master = "bond0" },
            new NodeInterface { Name = "em1.101", Mtu = 1500, IsUp = false, Kind = "vlan", Vlan = 101 },
        ],
    };

    public string SigningRequest => RequestOf(_key);

    public JoinRequest Request(string? token = null, string? asName = null) => new()
    {
        Token = token,
        Name = asName ?? name,
        MachineId = MachineId,
        SigningRequest = SigningRequest,
        Addresses = [Address, "fd00::72"],
        Facts = Facts,
    };

    /// <summary>Joins and keeps the certificate.</summary>
    public async Task<JoinAnswer> JoinAsync(string? token = null)
    {
        var (status, answer, problem) = await TryJoinAsync(Request(token));
        status.Should().Be(HttpStatusCode.OK, problem?.ToString());
        Certificate = answer!.Certificate ?? Certificate;
        return answer;
    }

    public async Task<NodeProblem> JoinRefusedAsync(HttpStatusCode status, JoinRequest request)
    {
        var (found, _, problem) = await TryJoinAsync(request);
        found.Should().Be(status);
        problem!.Remedy.Should().NotBeEmpty();
        return problem;
    }

    public Task<(HttpStatusCode Status, JoinAnswer? Answer, NodeProblem? Problem)> TryJoinAsync(JoinRequest request) =>
        PostAsync(NodeApi.JoinPath, request, NodeJson.Default.JoinRequest, NodeJson.Default.JoinAnswer);

    public async Task<HeartbeatAnswer> BeatAsync(DateTimeOffset? time = null, NodeFacts? facts = null, params string[] troubles)
    {
        var (status, answer, problem) = await TryBeatAsync(time, facts, troubles);
        status.Should().Be(HttpStatusCode.OK, problem?.ToString());
        return answer!;
    }

    public Task<(HttpStatusCode Status, HeartbeatAnswer? Answer, NodeProblem? Problem)> TryBeatAsync(DateTimeOffset? time = null, NodeFacts? facts = null, params string[] troubles) =>
        PostAsync(
            NodeApi.HeartbeatPath,
            new Heartbeat { Time = time ?? DateTimeOffset.UtcNow, Uptime = 100, Facts = facts, Troubles = troubles },
            NodeJson.Default.Heartbeat,
            NodeJson.Default.HeartbeatAnswer);

    public async Task ReportAsync(NodePhase phase, string? text = null, DateTimeOffset? time = null)
    {
        using var response = await Client(Certificate).PostAsJsonAsync(NodeApi.ReportPath, new NodeReport { Phase = phase, Text = text, Time = time }, NodeJson.Default.NodeReport);
        response.StatusCode.Should().Be(HttpStatusCode.NoContent, await response.Content.ReadAsStringAsync());
    }

    public async Task<RenewAnswer> RenewAsync(string address = "10.0.200.99")
    {
        var (status, answer, problem) = await PostAsync(
            NodeApi.RenewPath,
            new RenewRequest { SigningRequest = SigningRequest, Addresses = [Address, address] },
            NodeJson.Default.RenewRequest,
            NodeJson.Default.RenewAnswer);
        status.Should().Be(HttpStatusCode.OK, problem?.ToString());
        return answer!;
    }

    public async Task<NodeSettings> SettingsAsync()
    {
        var text = await Client(Certificate).GetStringAsync(NodeApi.SettingsPath);
        return JsonSerializer.Deserialize(text, NodeJson.Default.NodeSettings)!;
    }

    /// <summary>A client with this certificate and the node's key; without one when it is null.</summary>
    public HttpClient Client(string? certificate) =>
        ClientWith(certificate is null ? null : X509Certificate2.CreateFromPem(certificate, _key.ExportPrivateKeyPem()));

    public HttpClient ClientWith(X509Certificate2? certificate)
    {
        var options = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { engine.Pki.Root },
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
        };
        if (certificate is not null)
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        var handler = new SocketsHttpHandler
        {
            SslOptions = options,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, engine.Host.NodeAddress.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{engine.Host.NodeAddress.Port}") };
        _clients.Add(client);
        return client;
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _key.Dispose();
    }

    public static string RequestOf(KeyPair key) => Appliance.Pki.Issuing.SigningRequest.Create(
        new CertificateSpec
        {
            // What a request says of names is passed over.
            Name = "whoever",
            Subject = SubjectName.Create("Evil", "engine.test.org").Value,
            Profile = CertificateProfile.Node,
            Lifetime = TimeSpan.FromDays(9000),
            KeyKind = KeyKind.EcdsaP256,
        },
        key);

    private async Task<(HttpStatusCode Status, TOut? Answer, NodeProblem? Problem)> PostAsync<TIn, TOut>(string path, TIn value, JsonTypeInfo<TIn> inType, JsonTypeInfo<TOut> outType)
    {
        using var response = await Client(path == NodeApi.JoinPath ? null : Certificate).PostAsJsonAsync(path, value, inType);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? (response.StatusCode, JsonSerializer.Deserialize(text, outType), null)
            : (response.StatusCode, default, JsonSerializer.Deserialize(text, NodeJson.Default.NodeProblem));
    }
}
