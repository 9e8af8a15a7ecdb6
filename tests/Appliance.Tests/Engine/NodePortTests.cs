using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Appliance.Contracts.Nodes;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>What the node port gives to whom.</summary>
[Collection(EngineCollection.Name)]
public sealed class NodePortTests(PostgresFixture postgres)
{
    private const string Name = "node72.test.org";
    private const string Csr = "-----BEGIN CERTIFICATE REQUEST-----";

    [SkippableFact]
    public async Task Nodes_alone_speak_at_the_node_port_and_at_no_other()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        var client = node.Client(null);

        (await client.GetAsync("/ovirt-engine/")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync("/ovirt-engine/api")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync("/ovirt-engine/services/health")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetStringAsync(NodeApi.IdentityPath)).Should().Contain("BEGIN CERTIFICATE").And.Contain("engine.test.org");
        var elsewhere = await engine.Client().GetAsync(NodeApi.IdentityPath);
        elsewhere.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await elsewhere.Content.ReadAsStringAsync()).Should().Contain($"port {engine.Host.NodeAddress.Port}");
    }

    [SkippableTheory]
    [InlineData("none")]
    [InlineData("self-signed")]
    [InlineData("another CA of the same name")]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("for servers")]
    [InlineData("nobody's")]
    [InlineData("the engine's own")]
    public async Task A_certificate_that_is_no_nodes_is_refused(string kind)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        using var certificate = Bad(kind, engine, node.Serial);

        foreach (var path in new[] { NodeApi.SettingsPath, NodeApi.RevocationsPath })
            await RefusedAsync(await node.ClientWith(certificate).GetAsync(path));
        foreach (var path in new[] { NodeApi.HeartbeatPath, NodeApi.ReportPath, NodeApi.RenewPath })
            await RefusedAsync(await node.ClientWith(certificate).PostAsync(path, Json("{}")));
    }

    [SkippableFact]
    public async Task A_nodes_own_certificate_is_refused_when_its_time_is_over()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartNewAsync(postgres, time);
        using var node = await engine.EnrolAsync(Name);
        var client = node.Client(node.Certificate);
        (await client.GetAsync(NodeApi.SettingsPath)).StatusCode.Should().Be(HttpStatusCode.OK);

        time.Advance(TimeSpan.FromDays(20 * 365));

        await RefusedAsync(await client.GetAsync(NodeApi.SettingsPath));
    }

    [SkippableFact]
    public async Task A_revoked_certificate_is_refused_on_a_connection_that_is_open()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);
        var client = node.Client(node.Certificate);
        (await client.GetAsync(NodeApi.SettingsPath)).StatusCode.Should().Be(HttpStatusCode.OK);

        await engine.NodeAsync("remove", Name, "--force");

        await RefusedAsync(await client.GetAsync(NodeApi.SettingsPath));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"protocol\":1")]
    [InlineData("{\"protocol\":1,\"machineId\":null}")]
    [InlineData("{\"machineId\":\"\\ud800\"}")]
    public async Task What_cannot_be_read_is_malformed(string body)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);

        foreach (var (path, certificate) in new[] { (NodeApi.JoinPath, null), (NodeApi.HeartbeatPath, node.Certificate), (NodeApi.ReportPath, node.Certificate), (NodeApi.RenewPath, node.Certificate) })
        {
            using var response = await node.Client(certificate).PostAsync(path, Json(body));
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest, path);
            (await response.Content.ReadAsStringAsync()).Should().Contain("\"code\":\"malformed\"").And.Contain("remedy");
        }
    }

    [SkippableFact]
    public async Task Every_field_of_a_join_is_looked_at()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);
        var good = node.Request();
        using var weak = RSA.Create(1024);
        var weakRequest = new CertificateRequest("CN=x", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem();
        JoinRequest[] bad =
        [
            good with { Name = "../../etc/passwd" },
            good with { Name = "name with spaces" },
            good with { Name = new string('a', 300) },
            good with { Name = "10.0.0.1" },
            good with { MachineId = "" },
            good with { MachineId = "x'; DROP TABLE hosts; --" },
            good with { MachineId = new string('a', 65) },
            good with { Addresses = [] },
            good with { Addresses = ["node72.test.org"] },
            good with { Addresses = ["0.0.0.0"] },
            good with { Addresses = ["10.0.200.72/24"] },
            good with { Addresses = [.. Enumerable.Range(1, 65).Select(part => $"10.0.0.{part}")] },
            good with { SigningRequest = "" },
            good with { SigningRequest = Csr },
            good with { SigningRequest = Tampered(good.SigningRequest) },
            good with { SigningRequest = weakRequest },
            good with { SigningRequest = new string('A', 20_000) },
            good with { Token = new string('A', 129) },
            good with { Facts = good.Facts with { Kernel = new string('k', 257) } },
            good with { Facts = good.Facts with { HostName = "a\nb" } },
            good with { Facts = good.Facts with { CpuModel = "nul\0" } },
            good with { Facts = good.Facts with { Memory = -1 } },
            good with { Facts = good.Facts with { Interfaces = [.. Enumerable.Repeat(good.Facts.Interfaces[0], 513)] } },
            good with { Facts = good.Facts with { Interfaces = [good.Facts.Interfaces[0] with { Mac = new string('f', 300) }] } },
        ];

        foreach (var request in bad)
            (await node.JoinRefusedAsync(HttpStatusCode.BadRequest, request)).Code.Should().Be(NodeProblemCode.Malformed);
        (await node.JoinRefusedAsync(HttpStatusCode.BadRequest, good with { Protocol = 2 })).Code.Should().Be(NodeProblemCode.Protocol);
        (await engine.HostsAsync()).Should().BeEmpty();
    }

    [SkippableFact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);

        // Asked first, the engine refuses before anything is sent; else it may hang up in the middle of it.
        using var request = new HttpRequestMessage(HttpMethod.Post, NodeApi.JoinPath) { Content = Json("{\"token\":\"" + new string('A', 300 * 1024) + "\"}") };
        request.Headers.ExpectContinue = true;
        using var response = await node.Client(null).SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).Should().Contain("\"code\":\"malformed\"");
    }

    [SkippableTheory]
    [InlineData("GET", NodeApi.JoinPath)]
    [InlineData("DELETE", NodeApi.SettingsPath)]
    [InlineData("POST", NodeApi.SettingsPath)]
    [InlineData("PUT", NodeApi.HeartbeatPath)]
    public async Task The_wrong_method_is_told(string method, string path)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = new TestNode(engine, Name);

        using var response = await node.Client(null).SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [SkippableFact]
    public async Task What_a_newer_node_says_more_is_passed_over()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        using var node = await engine.EnrolAsync(Name);

        using var response = await node.Client(node.Certificate).PostAsync(NodeApi.HeartbeatPath, Json("{\"time\":\"2026-01-01T00:00:00Z\",\"uptime\":1,\"mood\":{\"good\":[1]}}"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task Neither_tokens_nor_power_secrets_are_kept_or_logged_in_plain()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var secret = await engine.TokenAsync();
        using var node = new TestNode(engine, Name);
        await node.JoinAsync(secret);
        await node.JoinRefusedAsync(HttpStatusCode.Unauthorized, node.Request("a-guess-with-the-secret-in-it"));
        (await engine.RunAsync("power-s3cret\n", "node", "power-secret", Name)).Code.Should().Be(0);

        var dump = "";
        foreach (var table in new[] { "join_tokens", "hosts", "events" })
            dump += await engine.Cluster.ScalarAsync<string>($"SELECT string_agg(t::text, E'\\n') FROM {table} t", engine.Database);
        foreach (var hidden in new[] { secret, "a-guess-with", "power-s3cret", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), Convert.ToHexStringLower("power-s3cret"u8) })
            (dump + engine.Log).Should().NotContain(hidden);
        dump.Should().Contain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
        File.GetUnixFileMode(Path.Combine(engine.Configuration.DataDirectory, "secrets.key")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task RefusedAsync(HttpResponseMessage response)
    {
        response.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).Should().Contain("\"code\":\"not-enrolled\"");
        response.Dispose();
    }

    private static string Tampered(string pem)
    {
        // The last octets are the signature's.
        var lines = pem.TrimEnd().Split('\n');
        lines[^2] = lines[^2][..4] + (lines[^2][4] == 'A' ? 'B' : 'A') + lines[^2][5..];
        return string.Join('\n', lines);
    }

    /// <summary>A certificate that must not pass, with the serial number of one that does.</summary>
    private static X509Certificate2? Bad(string kind, TestEngine engine, string serial)
    {
        var folder = engine.Configuration.Pki.Folder;
        if (kind == "none")
            return null;
        if (kind == "the engine's own")
            return X509Certificate2.CreateFromPemFile(Path.Combine(folder, "certs/engine.pem"), Path.Combine(folder, "keys/engine.key"));
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var now = DateTimeOffset.UtcNow;
        using var ca = kind switch
        {
            "another CA of the same name" => Twin(engine),
            "expired" => Load(engine, new FixedTime(now.AddHours(-10))),
            "not yet valid" => Load(engine, new FixedTime(now.AddHours(10))),
            _ => Load(engine, TimeProvider.System),
        };
        var spec = new CertificateSpec
        {
            Name = "node",
            Subject = SubjectName.Create("Test Org", Name).Value,
            Profile = kind == "for servers" ? CertificateProfile.Server : CertificateProfile.Node,
            Lifetime = TimeSpan.FromHours(3),
            KeyKind = KeyKind.EcdsaP256,
        };
        if (kind == "self-signed")
        {
            using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return new CertificateRequest($"CN={Name}", own, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        }

        var number = kind == "nobody's" ? SerialNumber.Of(77) : SerialNumber.Parse(serial).Value;
        return X509Certificate2.CreateFromPem(ca.Issue(spec, key.PublicKey, number).Value.Pem, key.ExportPrivateKeyPem());
    }

    private static CertificateAuthority Load(TestEngine engine, TimeProvider time) => CertificateAuthority.Load(
        File.ReadAllText(engine.Configuration.Pki.Ca),
        File.ReadAllText(Path.Combine(engine.Configuration.Pki.Folder, "private/ca.key")),
        time).Value;

    private static CertificateAuthority Twin(TestEngine engine)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(engine.Pki.Root.SubjectName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return CertificateAuthority.Load(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), TimeProvider.System).Value;
    }
}
