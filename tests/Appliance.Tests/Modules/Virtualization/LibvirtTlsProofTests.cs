using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Appliance.Modules.Virtualization.Proofs;
using Appliance.Planning.Proofs;
using Appliance.Tests.Pki;
using FluentAssertions;

namespace Appliance.Tests.Modules.Virtualization;

public sealed class LibvirtTlsProofTests
{
    private const string Name = "node72.test.org";

    private static readonly ForeignPki Pki = new() { NotBefore = DateTimeOffset.UtcNow.AddDays(-1), NotAfter = DateTimeOffset.UtcNow.AddDays(1) };
    private static readonly ForeignPki Leaves = new() { NotBefore = DateTimeOffset.UtcNow.AddHours(-1), NotAfter = DateTimeOffset.UtcNow.AddHours(1) };

    [Fact]
    public async Task A_door_that_asks_for_certificates_holds()
    {
        using var ca = Pki.Ca("site");
        var result = await ProveAsync(ca, Leaves.Server(ca, Name), client => client is not null);
        result.Should().Be(ProofResult.Holds(result.Seen));
        result.Seen.Should().Contain("nobody without one");
    }

    [Fact]
    public async Task A_door_open_to_all_fails()
    {
        using var ca = Pki.Ca("site");
        (await ProveAsync(ca, Leaves.Server(ca, Name), _ => true)).Seen.Should().Be("libvirt lets in whoever comes, without a certificate.");
    }

    [Fact]
    public async Task A_door_shut_to_the_node_fails()
    {
        using var ca = Pki.Ca("site");
        (await ProveAsync(ca, Leaves.Server(ca, Name), _ => false)).Seen.Should().Be("libvirt does not let the node's certificate in: it hung up after the handshake.");
    }

    [Fact]
    public async Task A_certificate_of_another_CA_fails()
    {
        using var ca = Pki.Ca("site");
        using var other = Pki.Ca("other");
        (await ProveAsync(ca, Leaves.Server(other, Name), client => client is not null)).Seen.Should().Contain("cannot be trusted");
    }

    [Fact]
    public async Task A_certificate_for_another_name_fails()
    {
        using var ca = Pki.Ca("site");
        (await ProveAsync(ca, Leaves.Server(ca, "node73.test.org"), client => client is not null)).Seen.Should().Contain("is not for node72.test.org");
    }

    [Fact]
    public async Task Nobody_at_the_door_fails()
    {
        using var host = new NodeHost();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        (await new LibvirtTlsProof(TimeProvider.System, port).RunAsync(host.Context(ModuleBench.NodeSite()), default)).Outcome.Should().Be(ProofOutcome.Fails);
    }

    private static async Task<ProofResult> ProveAsync(X509Certificate2 ca, X509Certificate2 shown, Func<X509Certificate?, bool> letsIn)
    {
        using var host = new NodeHost();
        using var node = Leaves.Server(ca, Name);
        host.Write("/etc/pki/appliance/ca.pem", ca.ExportCertificatePem());
        host.Write("/etc/pki/appliance/certs/node.pem", node.ExportCertificatePem());
        host.Write("/etc/pki/appliance/keys/node.key", node.GetECDsaPrivateKey()?.ExportPkcs8PrivateKeyPem() ?? node.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener, shown, letsIn);
        var result = await new LibvirtTlsProof(TimeProvider.System, ((IPEndPoint)listener.LocalEndpoint).Port).RunAsync(host.Context(ModuleBench.NodeSite()), default);
        listener.Stop();
        await serving;
        return result;
    }

    // As libvirt does it: the handshake first, then one byte for those it lets in.
    private static async Task ServeAsync(TcpListener listener, X509Certificate2 shown, Func<X509Certificate?, bool> letsIn)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                {
                    ServerCertificate = shown,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                });
                if (letsIn(tls.RemoteCertificate))
                {
                    await tls.WriteAsync(new byte[] { 1 });
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or AuthenticationException)
            {
                // The client does not trust this server and went away.
            }
        }
    }
}
