using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;

namespace Appliance.Pki.Issuing;

/// <summary>
/// A CA certificate with its key: signs certificates and revocation lists. It keeps no register; the caller gives each
/// serial number and keeps index and serial file. Not safe for use by several threads at once.
/// </summary>
public sealed partial class CertificateAuthority : IDisposable
{
    private readonly TimeProvider _clock;

    private CertificateAuthority(X509Certificate2 certificate, KeyPair key, TimeProvider clock)
    {
        Certificate = certificate;
        Key = key;
        _clock = clock;
    }

    /// <summary>The CA's certificate, without the private key.</summary>
    public X509Certificate2 Certificate { get; }

    public KeyPair Key { get; }

    /// <summary>What identifies the CA in a join token: see <see cref="Fingerprint.KeyPin"/>.</summary>
    public string Pin => Fingerprint.KeyPin(Certificate.PublicKey);

    /// <summary>Makes a self-signed CA with a new key.</summary>
    public static CertificateAuthority Create(SubjectName subject, TimeSpan lifetime, KeyKind kind, SerialNumber serial, TimeProvider clock) =>
        Create(subject, lifetime, KeyPair.Create(kind), serial, clock);

    /// <summary>Makes a self-signed CA for a key, which is the CA's from then on and disposed of with it.</summary>
    public static CertificateAuthority Create(SubjectName subject, TimeSpan lifetime, KeyPair key, SerialNumber serial, TimeProvider clock) =>
        new(SelfSign(subject.Encode(), lifetime, key, serial, clock), key, clock);

    /// <summary>Takes a CA from its files: the first certificate of the PEM text is the CA's own.</summary>
    /// <returns>The CA, or why it cannot sign: unreadable, not a CA, another key. Dates are looked at when it signs.</returns>
    public static PkiResult<CertificateAuthority> Load(string certificatePem, string keyPem, TimeProvider clock)
    {
        if (!CertificatePem.ReadFirst(certificatePem).Succeeded(out var certificate, out var unreadable))
            return unreadable;
        if (!KeyPair.FromPem(keyPem).Succeeded(out var key, out var unusable))
            return unusable;
        if (!CertificateTraits.CanSignCertificates(certificate))
            return PkiFinding.Error(
                PkiCodes.NotACa,
                $"The certificate '{certificate.Subject}' may not sign others: it is not marked as a CA with key usage 'Certificate Sign'.",
                "Give the certificate of a CA, or let the appliance make its own.");
        if (!key.Matches(certificate))
            return PkiFinding.Error(
                PkiCodes.KeyMismatch,
                $"The private key does not belong to the CA certificate '{certificate.Subject}'.",
                "Give the key the CA certificate was made for; compare 'openssl x509 -pubkey -noout -in CERT' with 'openssl pkey -pubout -in KEY'.");
        return new CertificateAuthority(certificate, key, clock);
    }

    /// <summary>
    /// The same CA with a new certificate: same name and key, so that everything it signed stays valid under it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another CA signed this one, and only that one can renew it.</exception>
    public CertificateAuthority Renew(TimeSpan lifetime, SerialNumber serial)
    {
        if (!CertificateSignature.IsSelfSigned(Certificate))
            throw new InvalidOperationException($"the CA '{Certificate.Subject}' is signed by '{Certificate.Issuer}'");
        return new CertificateAuthority(SelfSign(Certificate.SubjectName, lifetime, Key, serial, _clock), Key, _clock);
    }

    /// <summary>The CA's certificate as it goes to disk and into the index.</summary>
    public IssuedCertificate ToIssued() => Describe(Certificate);

    public void Dispose()
    {
        Certificate.Dispose();
        Key.Dispose();
    }

    public override string ToString() => $"CA {Certificate.Subject} (pin {Pin})";

    private static X509Certificate2 SelfSign(X500DistinguishedName name, TimeSpan lifetime, KeyPair key, SerialNumber serial, TimeProvider clock)
    {
        var request = new CertificateRequest(name, key.PublicKey, key.SignatureHash, RSASignaturePadding.Pkcs1);
        foreach (var extension in ProfileExtensions.For(CertificateProfile.Ca, key.PublicKey))
            request.CertificateExtensions.Add(extension);
        var (notBefore, notAfter) = Validity(lifetime, clock);
        return request.Create(name, key.Signer, notBefore, notAfter, serial.ToBytes());
    }

    /// <summary>
    /// Starts an hour ago, because a node whose clock is behind would refuse a certificate that starts now, and clocks are
    /// set only later in an installation. The last second counts as valid (RFC 5280, 4.1.2.5), so one is taken off: 398
    /// days and a second are refused by browsers.
    /// </summary>
    private static (DateTimeOffset NotBefore, DateTimeOffset NotAfter) Validity(TimeSpan lifetime, TimeProvider clock)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var notBefore = now - TimeSpan.FromHours(1);
        return (notBefore, notBefore + lifetime - TimeSpan.FromSeconds(1));
    }

    private static IssuedCertificate Describe(X509Certificate2 certificate) => new(
        certificate.ExportCertificatePem() + "\n",
        CertificateIndexEntry.Of(certificate),
        CertificateTraits.NotBefore(certificate),
        CertificateTraits.NotAfter(certificate),
        Fingerprint.Of(certificate));
}
