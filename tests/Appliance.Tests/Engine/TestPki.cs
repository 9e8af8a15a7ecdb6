using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Tests.Engine;

/// <summary>A throw-away root, an intermediate and a web certificate, as PEM files in a directory.</summary>
internal sealed class TestPki
{
    /// <summary>Names the engine may not answer to, but that tests must get through TLS with.</summary>
    private static readonly string[] MoreNames = ["alias.test.org", "localhost", "evil.example"];

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow.AddDays(-1);
    private readonly X509Certificate2 _intermediate;
    private readonly string _directory;

    public TestPki(string directory, string fqdn)
    {
        _directory = directory;
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var folder in (string[])["certs", "keys", "private"])
            Directory.CreateDirectory(Path.Combine(directory, folder));
        File.WriteAllText(Path.Combine(directory, "private/ca.key"), rootKey.ExportPkcs8PrivateKeyPem());
        var rootRequest = Request("CN=Test Root", rootKey, authority: true);
        Root = rootRequest.CreateSelfSigned(_start, _start.AddYears(10));
        var intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _intermediate = Request("CN=Test Intermediate", intermediateKey, authority: true)
            .Create(Root, _start, _start.AddYears(5), Serial())
            .CopyWithPrivateKey(intermediateKey);
        File.WriteAllText(AuthorityFile, Root.ExportCertificatePem());
        Issue(fqdn);
        IssueEngine(fqdn);
    }

    public X509Certificate2 Root { get; }

    public string AuthorityFile => Path.Combine(_directory, "ca.pem");

    public string CertificateFile => Path.Combine(_directory, "web.pem");

    public string KeyFile => Path.Combine(_directory, "web.key");

    /// <summary>Writes a new web certificate with its chain, and its key, and returns its serial number.</summary>
    public string Issue(string fqdn, bool withKey = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"CN={fqdn}", key, authority: false);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in (string[])[fqdn, .. MoreNames])
            names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.Parse("10.9.8.7"));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_intermediate, _start, _start.AddDays(397), Serial());
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem() + "\n" + _intermediate.ExportCertificatePem() + "\n");
        if (withKey)
            File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        return certificate.SerialNumber;
    }

    /// <summary>What nodes see: signed by the root itself.</summary>
    private void IssueEngine(string fqdn)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request($"CN={fqdn}", key, authority: false);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(fqdn);
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.Parse("10.9.8.7"));
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(Root, _start, _start.AddDays(397), Serial());
        File.WriteAllText(Path.Combine(_directory, "certs/engine.pem"), certificate.ExportCertificatePem() + "\n");
        File.WriteAllText(Path.Combine(_directory, "keys/engine.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f;
        return serial;
    }

    private static CertificateRequest Request(string subject, ECDsa key, bool authority)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (authority)
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return request;
    }
}
