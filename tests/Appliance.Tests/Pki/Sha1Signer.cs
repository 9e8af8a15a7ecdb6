using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Tests.Pki;

/// <summary>Signs with SHA-1, which the platform no longer does by itself.</summary>
internal sealed class Sha1Signer(RSA key) : X509SignatureGenerator
{
    // SEQUENCE { sha1WithRSAEncryption, NULL }, RFC 8017, appendix C.
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        Convert.FromHexString("300D06092A864886F70D0101050500");

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

    protected override PublicKey BuildPublicKey() => new(key);
}
