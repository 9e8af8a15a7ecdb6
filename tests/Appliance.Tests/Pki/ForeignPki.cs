using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Tests.Pki;

/// <summary>Another organization's PKI, good or bad in whatever way a test asks for: made without the library under test.</summary>
internal sealed class ForeignPki
{
    public DateTimeOffset NotBefore { get; init; } = Sample.Now.AddDays(-10);

    public DateTimeOffset NotAfter { get; init; } = Sample.Now.AddDays(200);

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public RSASignaturePadding Padding { get; init; } = RSASignaturePadding.Pkcs1;

    public string Purpose { get; init; } = "1.3.6.1.5.5.7.3.1";

    public X509KeyUsageFlags CaUsage { get; init; } = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;

    public int? PathLength { get; init; }

    /// <summary>Certificates come with their private key, so that they can sign and be exported.</summary>
    public X509Certificate2 Ca(string name, X509Certificate2? issuer = null) => Sign(name, RSA.Create(2048), issuer, request =>
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, PathLength is not null, PathLength ?? 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(CaUsage, true));
    });

    public X509Certificate2 Server(X509Certificate2? issuer, params string[] names) => Server(RSA.Create(2048), issuer, names);

    public X509Certificate2 Server(RSA key, X509Certificate2? issuer, params string[] names) => Sign($"server {Guid.NewGuid():N}", key, issuer, request =>
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Purpose)], false));
        var alternate = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
                alternate.AddIpAddress(address);
            else
                alternate.AddDnsName(name);
        }
        request.CertificateExtensions.Add(alternate.Build());
    });

    public X509Certificate2 SelfSigned(params string[] names) => Server(issuer: null, names);

    public static string Pem(params X509Certificate2[] certificates) =>
        string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    public static string KeyPem(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem();

    private X509Certificate2 Sign(string name, RSA key, X509Certificate2? issuer, Action<CertificateRequest> extend)
    {
        var request = new CertificateRequest($"O=elsewhere, CN={name}", key, Hash, Padding);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extend(request);
        if (issuer is not null)
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        var signingKey = issuer?.GetRSAPrivateKey() ?? key;
        X509SignatureGenerator signer = Hash == HashAlgorithmName.SHA1
            ? new Sha1Signer(signingKey)
            : X509SignatureGenerator.CreateForRSA(signingKey, Padding);
        var serial = RandomNumberGenerator.GetBytes(8);
        using var certificate = request.Create(issuer?.SubjectName ?? request.SubjectName, signer, NotBefore, NotAfter, serial);
        return certificate.CopyWithPrivateKey(key);
    }
}
