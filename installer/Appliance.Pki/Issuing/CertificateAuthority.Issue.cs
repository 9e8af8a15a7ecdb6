using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;
using Appliance.Pki.Register;

namespace Appliance.Pki.Issuing;

public sealed partial class CertificateAuthority
{
    /// <summary>
    /// Signs a certificate for a key. It ends with the CA's at the latest: after that nobody would accept it anyway, and
    /// its renewal then falls before the CA's end.
    /// </summary>
    /// <returns>The certificate, or a finding when the CA is not valid now or the key is too weak.</returns>
    /// <exception cref="ArgumentException">The spec is of a CA: this CA has none below it.</exception>
    public PkiResult<IssuedCertificate> Issue(CertificateSpec spec, PublicKey key, SerialNumber serial)
    {
        if (spec.IsCa)
            throw new ArgumentException("a CA of the appliance signs no other CA", nameof(spec));
        if (PublicKeyPolicy.Refusal(key) is { } refusal)
            return PkiFinding.Error(
                PkiCodes.KeyRefused,
                $"The key for certificate '{spec.Name}' {refusal}.",
                "Use RSA with 2048 bits or more, or ECDSA on P-256 or P-384.");
        if (OutOfDate() is { } outOfDate)
            return outOfDate;

        var request = new CertificateRequest(spec.Subject.Encode(), key, Key.SignatureHash, RSASignaturePadding.Pkcs1);
        foreach (var extension in ProfileExtensions.For(spec.Profile, key))
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(AuthorityKeyIdentifier());
        if (!spec.AlternateNames.IsEmpty)
            request.CertificateExtensions.Add(spec.AlternateNames.ToExtension());

        var (notBefore, notAfter) = Validity(spec.Lifetime, _clock);
        var caEnd = CertificateTraits.NotAfter(Certificate);
        using var certificate = request.Create(
            Certificate.SubjectName, Key.Signer, notBefore, notAfter < caEnd ? notAfter : caEnd, serial.ToBytes());
        return Describe(certificate);
    }

    /// <summary>
    /// Signs for the key of a PKCS#10 request. Only the key is the sender's; names, purposes and lifetime are the spec's.
    /// </summary>
    /// <returns>
    /// The certificate, or a finding: the request is unreadable, not signed with its own key, its key weak or the CA's own.
    /// </returns>
    public PkiResult<IssuedCertificate> SignRequest(string requestPem, CertificateSpec spec, SerialNumber serial)
    {
        if (!SigningRequest.ReadKey(requestPem).Succeeded(out var key, out var problem))
            return problem;
        if (Fingerprint.KeyPin(key) == Pin)
            return PkiFinding.Error(
                PkiCodes.KeyRefused,
                "The key in the signing request is the CA's own.",
                "Find out how the CA's private key came to another machine, and make a new CA.");
        return Issue(spec, key, serial);
    }

    private PkiFinding? OutOfDate()
    {
        var now = _clock.GetUtcNow();
        if (now > CertificateTraits.NotAfter(Certificate))
            return PkiFinding.Error(
                PkiCodes.CaExpired,
                $"The CA '{Certificate.Subject}' expired on {CertificateTraits.NotAfter(Certificate):yyyy-MM-dd HH:mm} UTC; what it signs now is not accepted by anybody.",
                "Renew the CA first.");
        if (now < CertificateTraits.NotBefore(Certificate))
            return PkiFinding.Error(
                PkiCodes.NotYetValid,
                $"The CA '{Certificate.Subject}' is valid from {CertificateTraits.NotBefore(Certificate):yyyy-MM-dd HH:mm} UTC, and the clock says {now:yyyy-MM-dd HH:mm}.",
                "Set the clock of this machine.");
        return null;
    }

    private X509AuthorityKeyIdentifierExtension AuthorityKeyIdentifier()
    {
        // A CA somebody brought may lack the key identifier; name and serial number point at it as well.
        var byKey = Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any();
        return X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, byKey, includeIssuerAndSerial: !byKey);
    }
}
