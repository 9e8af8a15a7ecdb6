using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using FluentAssertions;

namespace Appliance.Tests.Pki.Issuing;

public sealed class SigningRequestTests
{
    private static readonly CertificateSpec Node = new()
    {
        Name = "node72.test.org",
        Subject = SubjectName.ForHost("test.org", "node72.test.org").Value,
        AlternateNames = Sample.Names("node72.test.org", "10.0.200.72"),
        Profile = CertificateProfile.Node,
        Lifetime = TimeSpan.FromDays(1826),
        KeyKind = KeyKind.EcdsaP256,
    };

    [Fact]
    public void Only_the_key_is_taken_from_a_request()
    {
        using var ca = Sample.Authority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var greedy = new CertificateRequest("O=test.org, CN=engine.test.org", key, HashAlgorithmName.SHA256);
        greedy.CertificateExtensions.Add(Sample.Names("engine.test.org").ToExtension());
        greedy.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority());

        var issued = ca.SignRequest(greedy.CreateSigningRequestPem(), Node, Sample.Serial.Next()).Value;

        using var certificate = CertificatePem.ReadFirst(issued.Pem).Value;
        certificate.PublicKey.ExportSubjectPublicKeyInfo().Should().Equal(key.ExportSubjectPublicKeyInfo());
        issued.IndexEntry.Subject.Should().Be("/O=test.org/CN=node72.test.org");
        AlternateNames.Of(certificate).SetEquals(Node.AlternateNames).Should().BeTrue();
        CertificateTraits.IsCa(certificate).Should().BeFalse();
    }

    [Fact]
    public void A_request_signed_with_another_key_is_refused()
    {
        using var ca = Sample.Authority();
        using var owner = KeyPair.Create(KeyKind.EcdsaP256);
        using var thief = KeyPair.Create(KeyKind.EcdsaP256);
        var request = new CertificateRequest(Node.Subject.Encode(), owner.PublicKey, HashAlgorithmName.SHA256);
        var stolen = request.CreateSigningRequestPem(thief.Signer);

        ca.SignRequest(stolen, Node, Sample.Serial.Next()).Problem!.Code.Should().Be(PkiCodes.RequestNotProven);
    }

    public static TheoryData<string, string> BadRequests()
    {
        using var weak = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var brainpool = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        return new()
        {
            { new CertificateRequest("CN=n", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem(), PkiCodes.KeyRefused },
            { new CertificateRequest("CN=n", curve, HashAlgorithmName.SHA512).CreateSigningRequestPem(), PkiCodes.KeyRefused },
            { new CertificateRequest("CN=n", brainpool, HashAlgorithmName.SHA256).CreateSigningRequestPem(), PkiCodes.KeyRefused },
            { "", PkiCodes.RequestUnreadable },
            { PemEncoding.WriteString("CERTIFICATE REQUEST", [0x30, 0x03, 1, 2, 3]), PkiCodes.RequestUnreadable },
        };
    }

    [Theory]
    [MemberData(nameof(BadRequests), DisableDiscoveryEnumeration = true)]
    public void A_request_with_a_weak_key_or_none_is_refused(string pem, string code)
    {
        using var ca = Sample.Authority();

        ca.SignRequest(pem, Node, Sample.Serial.Next()).Problem!.Code.Should().Be(code);
    }

    [Fact]
    public void The_key_of_the_CA_itself_is_refused()
    {
        using var ca = Sample.Authority();

        ca.SignRequest(SigningRequest.Create(Node, ca.Key), Node, Sample.Serial.Next()).Problem!.Code.Should().Be(PkiCodes.KeyRefused);
    }

    [SkippableFact]
    public void Openssl_accepts_our_request_and_we_accept_one_of_openssl()
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.Rsa2048);
        var path = openssl.Write("node.csr", SigningRequest.Create(Node, key));

        openssl.Run("req", "-in", path, "-verify", "-noout").Output.Should().Contain("verify OK");
        openssl.Run("req", "-in", path, "-noout", "-text").Output.Should().Contain("DNS:node72.test.org, IP Address:10.0.200.72");

        openssl.Run("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout", "theirs.key", "-out", "theirs.csr", "-subj", "/CN=x")
            .ExitCode.Should().Be(0);
        ca.SignRequest(openssl.Read("theirs.csr"), Node, Sample.Serial.Next()).Problem.Should().BeNull();
    }
}
