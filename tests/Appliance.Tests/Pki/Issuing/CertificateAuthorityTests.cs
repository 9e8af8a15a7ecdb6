using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Pki.Issuing;

public sealed class CertificateAuthorityTests
{
    private static readonly CertificateSpec Web = Sample.Inventory.Web;

    [Fact]
    public void A_certificate_starts_an_hour_ago_and_lives_exactly_as_long_as_asked()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);

        var issued = Sample.Issue(ca, Web, key);

        issued.NotBefore.Should().Be(Sample.Now.AddHours(-1));
        // Both ends count, so the last second is the one before 398 days are over.
        (issued.NotAfter - issued.NotBefore).Should().Be(TimeSpan.FromDays(398) - TimeSpan.FromSeconds(1));
        var ten = ca.ToIssued();
        (ten.NotAfter - ten.NotBefore).Should().Be(TimeSpan.FromDays(3650) - TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_certificate_ends_with_its_CA_at_the_latest()
    {
        using var ca = CertificateAuthority.Create(Sample.Inventory.Ca.Subject, TimeSpan.FromDays(30), KeyKind.EcdsaP256, Sample.Serial, Sample.Clock);
        using var key = KeyPair.Create(KeyKind.EcdsaP256);

        Sample.Issue(ca, Web, key).NotAfter.Should().Be(ca.ToIssued().NotAfter);
    }

    [Theory]
    [InlineData(3651, PkiCodes.CaExpired)]
    [InlineData(-1, PkiCodes.NotYetValid)]
    public void A_CA_out_of_its_time_signs_nothing(int days, string code)
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        using var later = CertificateAuthority.Load(
            ca.ToIssued().Pem, ca.Key.ExportPrivateKeyPem(), new FixedTime(Sample.Now.AddDays(days))).Value;

        later.Issue(Web, key.PublicKey, Sample.Serial.Next()).Problem!.Code.Should().Be(code);
    }

    [Fact]
    public void An_expired_CA_can_be_renewed_and_what_it_signed_stays_its_own()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        using var web = CertificatePem.ReadFirst(Sample.Issue(ca, Web, key).Pem).Value;
        using var late = CertificateAuthority.Load(
            ca.ToIssued().Pem, ca.Key.ExportPrivateKeyPem(), new FixedTime(Sample.Now.AddDays(4000))).Value;

        var renewed = late.Renew(TimeSpan.FromDays(3650), Sample.Serial.Next());

        renewed.Pin.Should().Be(ca.Pin);
        renewed.Issue(Web, key.PublicKey, Sample.Serial.Next().Next()).Problem.Should().BeNull();
        CertificateSignature.IsSignedBy(web, renewed.Certificate).Should().BeTrue();
    }

    [Fact]
    public void A_CA_signed_by_another_is_not_renewed_here()
    {
        var root = new ForeignPki().Ca("root");
        var below = new ForeignPki().Ca("below", root);
        using var ca = CertificateAuthority.Load(ForeignPki.Pem(below, root), ForeignPki.KeyPem(below), Sample.Clock).Value;

        ca.Invoking(authority => authority.Renew(TimeSpan.FromDays(1), Sample.Serial)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_CA_is_not_loaded_with_another_key_or_from_a_server_certificate()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var web = Sample.Issue(ca, Web, key);

        CertificateAuthority.Load(ca.ToIssued().Pem, key.ExportPrivateKeyPem(), Sample.Clock).Problem!.Code.Should().Be(PkiCodes.KeyMismatch);
        CertificateAuthority.Load(web.Pem, key.ExportPrivateKeyPem(), Sample.Clock).Problem!.Code.Should().Be(PkiCodes.NotACa);
        CertificateAuthority.Load("", key.ExportPrivateKeyPem(), Sample.Clock).Problem!.Code.Should().Be(PkiCodes.CertificateUnreadable);
    }

    [Fact]
    public void A_CA_below_this_one_is_never_signed()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);

        ca.Invoking(authority => authority.Issue(Sample.Inventory.Ca, key.PublicKey, Sample.Serial.Next())).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_weak_key_is_not_certified()
    {
        using var ca = Sample.Authority();
        using var rsa = System.Security.Cryptography.RSA.Create(1024);

        ca.Issue(Web, new PublicKey(rsa), Sample.Serial.Next()).Problem!.Message.Should().Contain("1024 bits");
    }

    [Theory]
    [InlineData(KeyKind.EcdsaP256, "sha256ECDSA")]
    [InlineData(KeyKind.EcdsaP384, "sha384ECDSA")]
    [InlineData(KeyKind.Rsa2048, "sha256RSA")]
    public void The_hash_follows_the_key_of_the_CA(KeyKind kind, string algorithm)
    {
        using var ca = Sample.Authority(kind);
        using var key = KeyPair.Create(KeyKind.EcdsaP256);

        using var certificate = CertificatePem.ReadFirst(Sample.Issue(ca, Web, key).Pem).Value;

        certificate.SignatureAlgorithm.FriendlyName.Should().Be(algorithm);
    }

    [Fact]
    public void Neither_a_CA_nor_what_it_signs_carries_the_private_key()
    {
        using var ca = Sample.Authority();

        ca.Certificate.HasPrivateKey.Should().BeFalse();
        ca.ToIssued().Pem.Should().NotContain("PRIVATE");
        ca.ToString().Should().Be($"CA {ca.Certificate.Subject} (pin {ca.Pin})");
    }

    [Theory]
    [InlineData("../etc/shadow")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("a..b")]
    [InlineData("Web")]
    [InlineData("web\n")]
    [InlineData("")]
    public void A_name_that_is_no_plain_file_name_is_refused(string name) =>
        FluentActions.Invoking(() => Web with { Name = name }).Should().Throw<ArgumentException>();
}
