using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Appliance.Engine.Certificates;
using Appliance.Engine.Hosting;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Engine;

[Collection(EngineCollection.Name)]
public sealed class ListeningTests(PostgresFixture postgres)
{
    private const string AuthorityPath = "/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";

    [SkippableFact]
    public async Task The_chain_is_served_whole()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        var chain = await HandshakeAsync(engine);

        // The client knows the root alone: without the intermediate the chain would not build.
        chain.Should().HaveCount(3);
        chain[1].Subject.Should().Be("CN=Test Intermediate");
    }

    [SkippableFact]
    public async Task A_renewed_certificate_is_served_without_a_restart()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var before = (await HandshakeAsync(engine))[0].SerialNumber;

        var renewed = engine.Pki.Issue(TestEngine.Fqdn);

        (await HandshakeAsync(engine))[0].SerialNumber.Should().Be(renewed).And.NotBe(before);
    }

    [SkippableFact]
    public async Task A_certificate_whose_key_is_not_there_yet_leaves_the_old_pair_in_use()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        var before = (await HandshakeAsync(engine))[0].SerialNumber;

        engine.Pki.Issue(TestEngine.Fqdn, withKey: false);

        (await HandshakeAsync(engine))[0].SerialNumber.Should().Be(before);
        engine.Log.Should().Contain("is not used yet");
    }

    [SkippableFact]
    public async Task A_certificate_that_is_missing_at_start_is_named()
    {
        await using var engine = await TestEngine.CreateAsync(postgres);
        File.Delete(engine.Pki.CertificateFile);

        var create = () => EngineHost.Create(engine.Configuration, new EngineEnvironment { Log = TextWriter.Null });

        create.Should().Throw<CertificateException>().WithMessage($"*{engine.Pki.CertificateFile}*");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_CA_can_be_had_with_and_without_TLS(bool secure)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client(secure: secure).GetAsync(AuthorityPath);

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/x-x509-ca-cert");
        var pem = await response.Content.ReadAsStringAsync();
        X509Certificate2.CreateFromPem(pem).Thumbprint.Should().Be(engine.Pki.Root.Thumbprint);
    }

    [SkippableTheory]
    [InlineData("?resource=engine-certificate", HttpStatusCode.OK, "application/x-x509-cert")]
    [InlineData("?resource=ca-certificate", HttpStatusCode.OK, "application/x-x509-cert")]
    [InlineData("?resource=ca-key", HttpStatusCode.BadRequest, "text/plain")]
    [InlineData("?resource=ca-certificate&format=PKCS12", HttpStatusCode.BadRequest, "text/plain")]
    [InlineData("", HttpStatusCode.BadRequest, "text/plain")]
    public async Task The_pki_resource_knows_two_certificates_in_two_forms(string query, HttpStatusCode status, string type)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client().GetAsync("/ovirt-engine/services/pki-resource" + query);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be(type);
    }

    [SkippableTheory]
    [InlineData("engine.test.org", "engine.test.org")]
    [InlineData("alias.test.org", "alias.test.org")]
    [InlineData("evil.example", "engine.test.org")]
    public async Task Plain_http_leads_to_TLS(string asked, string led)
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client(asked, secure: false).GetAsync("/ovirt-engine/a%20b?c=d%0D%0AX:1");

        response.StatusCode.Should().Be(HttpStatusCode.MovedPermanently);
        response.Headers.Location!.OriginalString.Should()
            .Be($"https://{led}:{engine.Host.HttpsAddress.Port}/ovirt-engine/a%20b?c=d%0D%0AX:1");
    }

    [SkippableFact]
    public async Task A_post_over_plain_http_keeps_its_method()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);

        using var response = await engine.Client(secure: false).PostAsync("/ovirt-engine/sso/oauth/token", new StringContent(""));

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
    }

    [SkippableFact]
    public async Task A_taken_port_is_told_with_the_remedy()
    {
        await using var engine = await TestEngine.StartNewAsync(postgres);
        await using var second = await TestEngine.CreateAsync(postgres);
        await using var twin = EngineHost.Create(
            second.Configuration with { Listen = second.Configuration.Listen with { HttpsPort = engine.Host.HttpsAddress.Port } },
            new EngineEnvironment { Log = TextWriter.Null });

        var problem = await twin.StartAsync(CancellationToken.None);

        problem!.Cause.Should().Contain($" {engine.Host.HttpsAddress.Port} and").And.Contain("in use");
        problem.Remedy.Should().Contain("ss -ltnp");
    }

    private static async Task<IReadOnlyList<X509Certificate2>> HandshakeAsync(TestEngine engine)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, engine.Host.HttpsAddress.Port);
        await using var tls = new SslStream(client.GetStream());
        List<X509Certificate2> chain = [];
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = TestEngine.Fqdn,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { engine.Pki.Root },
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            },
            RemoteCertificateValidationCallback = (_, _, built, errors) =>
            {
                chain = [.. built!.ChainElements.Select(element => new X509Certificate2(element.Certificate))];
                return errors == SslPolicyErrors.None;
            },
        });
        return chain;
    }
}
