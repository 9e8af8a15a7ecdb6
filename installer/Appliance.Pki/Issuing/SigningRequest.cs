using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Keys;

namespace Appliance.Pki.Issuing;

/// <summary>PKCS#10 signing requests: made for the requests folder and for other CAs, read when a node asks.</summary>
public static class SigningRequest
{
    /// <summary>A request for what the spec says, signed with the key. PEM, ending in a newline.</summary>
    public static string Create(CertificateSpec spec, KeyPair key)
    {
        var request = new CertificateRequest(spec.Subject.Encode(), key.PublicKey, key.SignatureHash, RSASignaturePadding.Pkcs1);
        foreach (var extension in ProfileExtensions.For(spec.Profile, key.PublicKey))
            request.CertificateExtensions.Add(extension);
        if (!spec.AlternateNames.IsEmpty)
            request.CertificateExtensions.Add(spec.AlternateNames.ToExtension());
        return request.CreateSigningRequestPem(key.Signer) + "\n";
    }

    /// <summary>
    /// The public key of a request whose sender has shown to hold the private one. Nothing else is taken from a request:
    /// names and purposes are for the signer to decide.
    /// </summary>
    public static PkiResult<PublicKey> ReadKey(string pem)
    {
        if (Load(pem, CertificateRequestLoadOptions.SkipSignatureValidation) is not { } unproven)
            return PkiFinding.Error(
                PkiCodes.RequestUnreadable,
                "The signing request is not a PKCS#10 request in PEM form.",
                "Send a '-----BEGIN CERTIFICATE REQUEST-----' block; 'openssl req -in FILE -verify -noout' checks one.");
        if (PublicKeyPolicy.Refusal(unproven.PublicKey) is { } refusal)
            return PkiFinding.Error(
                PkiCodes.KeyRefused,
                $"The key in the signing request {refusal}.",
                "Make the request with an RSA key of 2048 bits or more, or an ECDSA key on P-256 or P-384.");
        if (Load(pem, CertificateRequestLoadOptions.Default) is not { } request)
            return PkiFinding.Error(
                PkiCodes.RequestNotProven,
                "The signing request is not signed with its own key, so its sender need not hold the private key.",
                "Make a new request on the machine that has the private key.");
        return request.PublicKey;
    }

    private static CertificateRequest? Load(string pem, CertificateRequestLoadOptions options)
    {
        try
        {
            return CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256, options, RSASignaturePadding.Pkcs1);
        }
        catch (Exception refusal) when (refusal is CryptographicException or ArgumentException or AsnContentException)
        {
            return null;
        }
    }
}
