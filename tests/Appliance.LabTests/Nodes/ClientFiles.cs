using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.LabTests.Nodes;

/// <summary>Certificates of the site's CA, and one of a CA that nobody knows. Each has files ending in .pem and .key.</summary>
internal sealed class ClientFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("applab-clients-");

    public string Ca => Path.Combine(_folder.FullName, "ca.pem");

    public string Node => Path.Combine(_folder.FullName, "node");

    public string Engine => Path.Combine(_folder.FullName, "engine");

    public string Stranger => Path.Combine(_folder.FullName, "stranger");

    public static async Task<ClientFiles> MakeAsync()
    {
        var files = new ClientFiles();
        using var site = Authority("Site CA");
        using var other = Authority("Other CA");
        await File.WriteAllTextAsync(files.Ca, site.ExportCertificatePem());
        await files.IssueAsync(site, BareServer.Name, files.Node);
        await files.IssueAsync(site, "engine.test.org", files.Engine);
        await files.IssueAsync(other, "engine.test.org", files.Stranger);
        return files;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    private async Task IssueAsync(X509Certificate2 authority, string name, string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Parse(BareServer.Address));
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1), RandomNumberGenerator.GetBytes(8));
        await File.WriteAllTextAsync(file + ".pem", issued.ExportCertificatePem());
        await File.WriteAllTextAsync(file + ".key", key.ExportPkcs8PrivateKeyPem());
    }
}
