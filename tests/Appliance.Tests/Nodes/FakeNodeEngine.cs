using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Pki;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace Appliance.Tests.Nodes;

/// <summary>The engine's end of the protocol on loopback, with a CA of its own; each answer can be another one.</summary>
internal sealed class FakeNodeEngine : IAsyncDisposable
{
    public const string Fqdn = "engine.test.org";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly CertificateAuthority _authority = CertificateAuthority.Create(
        SubjectName.Create("Test Org", "CA").Value, 10 * Year, KeyKind.EcdsaP256, SerialNumber.CreateFirst(), TimeProvider.System);

    private readonly ConcurrentDictionary<string, string> _issued = new();
    private WebApplication? _app;
    private int _port;

    private FakeNodeEngine()
    {
    }

    public X509Certificate2 Ca => _authority.Certificate;

    public JoinToken Token => JoinToken.Create(Ca.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>By its name, which does not resolve, and the address beside it.</summary>
    public EngineEndpoint Endpoint => new(new EngineAddress(Fqdn, _port), ["127.0.0.1"]);

    public ConcurrentQueue<string> Paths { get; } = new();

    public ConcurrentQueue<JoinRequest> Joins { get; } = new();

    public ConcurrentQueue<NodeReport> Reports { get; } = new();

    public Guid HostId { get; } = Guid.NewGuid();

    public string Name { get; set; } = "node1.test.org";

    public TimeSpan ClockOffset { get; set; }

    public int Protocol { get; set; } = NodeApi.Version;

    public bool Approved { get; set; } = true;

    public string? OtherWords { get; set; }

    public string? OtherCertificate { get; set; }

    public NodeSettings Settings { get; set; } = new() { Name = "node1.test.org", Version = 3, Answers = "version: 1\n" };

    /// <summary>The problem that every call but the first introduction gets, by path.</summary>
    public ConcurrentDictionary<string, (int Status, NodeProblem Problem)> Refusals { get; } = new();

    /// <summary>Ends the connection after the call was taken and before it is answered, so many times.</summary>
    public int LostAnswers;

    public static async Task<FakeNodeEngine> StartAsync(string[]? names = null, CertificateProfile profile = CertificateProfile.ServerAndClient, bool ofItsCa = true)
    {
        var engine = new FakeNodeEngine();
        await engine.ListenAsync(names ?? [Fqdn], profile, ofItsCa);
        return engine;
    }

    public EngineClient Client(X509Certificate2? own = null) => new(Endpoint, Ca, own, TimeProvider.System);

    public string Sign(PublicKey key) => _authority.Issue(
        new CertificateSpec
        {
            Name = "node",
            Subject = SubjectName.Create("Test Org", "node").Value,
            AlternateNames = AlternateNames.From([Name]).Value,
            Profile = CertificateProfile.Node,
            Lifetime = Year,
            KeyKind = KeyKind.EcdsaP256,
        },
        key,
        SerialNumber.CreateFirst()).Value.Pem;

    /// <summary>A certificate with its key, to listen with.</summary>
    public X509Certificate2 Certificate(string[] names, CertificateProfile profile, bool ofItsCa = true)
    {
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var signer = ofItsCa ? _authority : CertificateAuthority.Create(SubjectName.Create("Evil", "CA").Value, Year, KeyKind.EcdsaP256, SerialNumber.CreateFirst(), TimeProvider.System);
        var spec = new CertificateSpec { Name = "engine", Subject = SubjectName.Create("Test Org", "engine").Value, AlternateNames = AlternateNames.From(names).Value, Profile = profile, Lifetime = Year, KeyKind = KeyKind.EcdsaP256 };
        return X509Certificate2.CreateFromPem(signer.Issue(spec, key.PublicKey, SerialNumber.CreateFirst()).Value.Pem, key.ExportPrivateKeyPem());
    }

    public EngineIdentity Identity() =>
        new() { Fqdn = Fqdn, Ca = Ca.ExportCertificatePem(), Time = DateTimeOffset.UtcNow + ClockOffset, Protocol = Protocol, Version = "1.2.3" };

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _authority.Dispose();
    }

    private async Task ListenAsync(string[] names, CertificateProfile profile, bool ofItsCa)
    {
        var certificate = Certificate(names, profile, ofItsCa);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (_, _, _) => true;
        })));
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
        _port = new Uri(_app.Urls.First()).Port;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Paths.Enqueue(path);
        if (Refusals.TryGetValue(path, out var refusal))
        {
            context.Response.StatusCode = refusal.Status;
            await WriteAsync(context, refusal.Problem, NodeJson.Default.NodeProblem);
            return;
        }

        switch (path)
        {
            case NodeApi.IdentityPath:
                await WriteAsync(context, Identity(), NodeJson.Default.EngineIdentity);
                break;
            case NodeApi.JoinPath:
                await JoinAsync(context);
                break;
            case NodeApi.SettingsPath when IsEnrolled(context):
                await WriteAsync(context, Settings, NodeJson.Default.NodeSettings);
                break;
            case NodeApi.ReportPath when IsEnrolled(context):
                Reports.Enqueue((await JsonSerializer.DeserializeAsync(context.Request.Body, NodeJson.Default.NodeReport))!);
                context.Response.StatusCode = 204;
                break;
            case NodeApi.HeartbeatPath when IsEnrolled(context):
                await WriteAsync(context, new HeartbeatAnswer { NextSeconds = 10, Status = NodeStatus.Up, SettingsVersion = Settings.Version }, NodeJson.Default.HeartbeatAnswer);
                break;
            default:
                context.Response.StatusCode = 403;
                await WriteAsync(context, new NodeProblem { Code = NodeProblemCode.NotEnrolled, Detail = "The certificate is no node's.", Remedy = "" }, NodeJson.Default.NodeProblem);
                break;
        }
    }

    private async Task JoinAsync(HttpContext context)
    {
        var request = (await JsonSerializer.DeserializeAsync(context.Request.Body, NodeJson.Default.JoinRequest))!;
        Joins.Enqueue(request);
        var key = SigningRequest.ReadKey(request.SigningRequest).Value;
        var words = OtherWords ?? FourWords.Of(Ca, key);
        if (request.Token is null && !Approved)
        {
            await WriteAsync(context, new JoinAnswer { State = JoinState.Waiting, Name = Name, Words = words, AskAgainSeconds = 1 }, NodeJson.Default.JoinAnswer);
            return;
        }

        var pem = OtherCertificate ?? _issued.GetOrAdd(Fingerprint.KeyPin(key), _ => Sign(key));
        if (Interlocked.Decrement(ref LostAnswers) >= 0)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, new JoinAnswer { State = JoinState.Joined, Name = request.Name ?? Name, Words = words, HostId = HostId, Certificate = pem }, NodeJson.Default.JoinAnswer);
    }

    private bool IsEnrolled(HttpContext context) =>
        context.Connection.ClientCertificate is { } shown && _issued.Values.Any(pem => CertificatePem.ReadFirst(pem).Value.RawDataMemory.Span.SequenceEqual(shown.RawData));

    private static async Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, type));
    }
}
