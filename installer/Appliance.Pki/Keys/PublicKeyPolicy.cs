using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Pki.Keys;

/// <summary>Which public keys the appliance certifies and accepts: RSA from 2048 bits, ECDSA on P-256 and P-384.</summary>
internal static class PublicKeyPolicy
{
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EllipticCurve = "1.2.840.10045.2.1";
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string P384 = "1.3.132.0.34";

    // Verifying with an RSA key grows with the cube of its size; a longer one in a request only costs the signer time.
    private const int LongestRsa = 8192;

    public static bool IsRsa(PublicKey key) => key.Oid.Value == Rsa;

    /// <summary>The kind of the key, or null when it is one the appliance would not make itself.</summary>
    public static KeyKind? KindOf(PublicKey key) => (key.Oid.Value, RsaBits(key), Curve(key)) switch
    {
        (Rsa, 2048, _) => KeyKind.Rsa2048,
        (Rsa, 3072, _) => KeyKind.Rsa3072,
        (Rsa, 4096, _) => KeyKind.Rsa4096,
        (EllipticCurve, _, P256) => KeyKind.EcdsaP256,
        (EllipticCurve, _, P384) => KeyKind.EcdsaP384,
        _ => null,
    };

    /// <summary>Why the key is not acceptable, as the end of a sentence about it; null when it is.</summary>
    public static string? Refusal(PublicKey key)
    {
        switch (key.Oid.Value)
        {
            case Rsa:
                if (RsaBits(key) is not { } bits)
                    return "cannot be decoded";
                if (bits < 2048)
                    return $"is RSA with {bits} bits, fewer than 2048";
                if (bits > LongestRsa)
                    return $"is RSA with {bits} bits, more than {LongestRsa}";
                return HasSmallExponent(key) ? "is RSA with a public exponent below 65537" : null;
            case EllipticCurve:
                return Curve(key) switch
                {
                    P256 or P384 => CanDecode(key) ? null : "cannot be decoded",
                    null => "is ECDSA on a curve without a name",
                    var curve => $"is ECDSA on a curve ({new Oid(curve).FriendlyName ?? curve}) other than P-256 and P-384",
                };
            default:
                return $"is of a kind ({key.Oid.FriendlyName ?? key.Oid.Value}) other than RSA and ECDSA";
        }
    }

    private static int? RsaBits(PublicKey key)
    {
        try
        {
            using var rsa = key.GetRSAPublicKey();
            return rsa?.KeySize;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool HasSmallExponent(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey()!;
        return rsa.ExportParameters(false).Exponent is { Length: < 3 };
    }

    private static bool CanDecode(PublicKey key)
    {
        try
        {
            using var ecdsa = key.GetECDsaPublicKey();
            return ecdsa is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string? Curve(PublicKey key)
    {
        if (key.Oid.Value != EllipticCurve)
            return null;
        try
        {
            return key.EncodedParameters is not { } parameters
                ? null
                : new AsnReader(parameters.RawData, AsnEncodingRules.DER).ReadObjectIdentifier();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
