using System.Security.Cryptography;
using Appliance.Pki;
using Appliance.Pki.Keys;
using FluentAssertions;

namespace Appliance.Tests.Pki.Keys;

public sealed class KeyPairTests
{
    [Theory]
    [InlineData(KeyKind.Rsa2048)]
    [InlineData(KeyKind.EcdsaP256)]
    [InlineData(KeyKind.EcdsaP384)]
    public void A_key_comes_back_from_its_pem(KeyKind kind)
    {
        using var key = KeyPair.Create(kind);
        using var again = KeyPair.FromPem(key.ExportPrivateKeyPem()).Value;

        again.Kind.Should().Be(kind);
        Fingerprint.KeyPin(again.PublicKey).Should().Be(Fingerprint.KeyPin(key.PublicKey));
    }

    [Fact]
    public void A_key_does_not_print_its_private_half()
    {
        using var key = KeyPair.Create(KeyKind.EcdsaP256);

        key.ToString().Should().Be($"key pair ecdsa-p256 (pin {Fingerprint.KeyPin(key.PublicKey)})");
    }

    [Fact]
    public void Keys_in_the_older_forms_are_read()
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var withParameters = PemEncoding.WriteString("EC PARAMETERS", [6, 5, 0x2B, 0x81, 4, 0, 0x22]) + "\n" + ecdsa.ExportECPrivateKeyPem();

        KeyPair.FromPem(rsa.ExportRSAPrivateKeyPem()).Value.Kind.Should().Be(KeyKind.Rsa2048);
        KeyPair.FromPem(withParameters).Value.Kind.Should().Be(KeyKind.EcdsaP384);
    }

    [Fact]
    public void A_strong_key_of_an_unusual_size_is_read()
    {
        using var rsa = RSA.Create(2560);

        var key = KeyPair.FromPem(rsa.ExportPkcs8PrivateKeyPem());

        key.Problem.Should().BeNull();
        key.Value.Kind.Should().BeNull();
    }

    public static TheoryData<string, string> UnusableKeys()
    {
        using var weak = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        return new()
        {
            { weak.ExportPkcs8PrivateKeyPem(), PkiCodes.KeyRefused },
            { curve.ExportPkcs8PrivateKeyPem(), PkiCodes.KeyRefused },
            { good.ExportEncryptedPkcs8PrivateKeyPem("passphrase", parameters), PkiCodes.KeyEncrypted },
            { "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n", PkiCodes.KeyEncrypted },
            { good.ExportSubjectPublicKeyInfoPem(), PkiCodes.KeyUnreadable },
            { PemEncoding.WriteString("PRIVATE KEY", [1, 2, 3]), PkiCodes.KeyUnreadable },
            { "", PkiCodes.KeyUnreadable },
        };
    }

    [Theory]
    [MemberData(nameof(UnusableKeys), DisableDiscoveryEnumeration = true)]
    public void An_unusable_key_is_refused_with_the_reason(string pem, string code)
    {
        var problem = KeyPair.FromPem(pem).Problem!;

        problem.Code.Should().Be(code);
        problem.Remedy.Should().NotBeEmpty();
    }
}
