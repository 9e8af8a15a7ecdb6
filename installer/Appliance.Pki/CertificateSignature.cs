using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki;

/// <summary>
/// Whether one certificate signed another, for exactly these two. The platform's chain builder answers only for a whole
/// chain up to a self-signed root, and looks into the user's certificate stores on the way.
/// </summary>
internal static class CertificateSignature
{
    private const string RsaPss = "1.2.840.113549.1.1.10";

    // RFC 8017, appendix A.2, and RFC 5758, 3.2. Everything else is SHA-1, MD5 or of a kind browsers do not take.
    private static readonly Dictionary<string, HashAlgorithmName> Hashes = new()
    {
        ["1.2.840.113549.1.1.11"] = HashAlgorithmName.SHA256,
        ["1.2.840.113549.1.1.12"] = HashAlgorithmName.SHA384,
        ["1.2.840.113549.1.1.13"] = HashAlgorithmName.SHA512,
        ["1.2.840.10045.4.3.2"] = HashAlgorithmName.SHA256,
        ["1.2.840.10045.4.3.3"] = HashAlgorithmName.SHA384,
        ["1.2.840.10045.4.3.4"] = HashAlgorithmName.SHA512,
    };

    // The salt has to be as long as the hash: browsers and the platform take nothing else, whatever the standard allows.
    private static readonly Dictionary<(string Hash, int Salt), HashAlgorithmName> PssHashes = new()
    {
        [("2.16.840.1.101.3.4.2.1", 32)] = HashAlgorithmName.SHA256,
        [("2.16.840.1.101.3.4.2.2", 48)] = HashAlgorithmName.SHA384,
        [("2.16.840.1.101.3.4.2.3", 64)] = HashAlgorithmName.SHA512,
    };

    /// <summary>Whether the signature is RSA or ECDSA with SHA-256 or better.</summary>
    public static bool IsStrong(X509Certificate2 certificate) => Read(certificate)?.Hash is not null;

    /// <summary>Whether names and signature say that the issuer signed the certificate. Dates and purposes are not looked at.</summary>
    public static bool IsSignedBy(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        if (!CertificateTraits.IsIssuer(certificate, issuer) || Read(certificate) is not { Hash: { } hash } parts)
            return false;
        try
        {
            using var rsa = issuer.GetRSAPublicKey();
            if (rsa is not null)
                return rsa.VerifyData(parts.Signed, parts.Signature, hash, parts.IsPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
            using var ecdsa = issuer.GetECDsaPublicKey();
            return ecdsa is not null && ecdsa.VerifyData(parts.Signed, parts.Signature, hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether it is its own issuer. The name alone does not tell: a CA's certificate for its next key has one name twice,
    /// too. A weak signature is not verified, and the name has to do.
    /// </summary>
    public static bool IsSelfSigned(X509Certificate2 certificate) =>
        CertificateTraits.IsIssuer(certificate, certificate) && (!IsStrong(certificate) || IsSignedBy(certificate, certificate));

    private static Parts? Read(X509Certificate2 certificate)
    {
        try
        {
            // RFC 5280, 4.1: SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }.
            var fields = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
            var signed = fields.ReadEncodedValue().ToArray();
            var algorithm = fields.ReadSequence();
            var oid = algorithm.ReadObjectIdentifier();
            var isPss = oid == RsaPss;
            var hash = isPss ? PssHash(algorithm) : Hashes.TryGetValue(oid, out var named) ? named : null;
            return new Parts(signed, fields.ReadBitString(out _), hash, isPss);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static HashAlgorithmName? PssHash(AsnReader algorithm)
    {
        // RSASSA-PSS-params (RFC 8017, A.2.3): every field is tagged and has a default; those for hash and salt mean SHA-1.
        var (oid, salt) = ("", 0);
        for (var fields = algorithm.ReadSequence(); fields.HasData;)
        {
            var tag = fields.PeekTag();
            var field = fields.ReadSequence(tag);
            if (tag.TagValue == 0)
                oid = field.ReadSequence().ReadObjectIdentifier();
            else if (tag.TagValue == 2 && !field.TryReadInt32(out salt))
                return null;
        }
        return PssHashes.TryGetValue((oid, salt), out var hash) ? hash : null;
    }

    private sealed record Parts(byte[] Signed, byte[] Signature, HashAlgorithmName? Hash, bool IsPss);
}
