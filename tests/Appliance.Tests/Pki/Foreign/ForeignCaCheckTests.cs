using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Foreign;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using FluentAssertions;

namespace Appliance.Tests.Pki.Foreign;

public sealed class ForeignCaCheckTests
{
    private static readonly ForeignPki Good = new();
    private static readonly X509Certificate2 Root = Good.Ca("root");
    private static readonly X509Certificate2 Below = Good.Ca("below", Root);

    [Fact]
    public void A_root_and_a_CA_below_one_are_both_good()
    {
        Codes(Root, [Root]).Should().BeEmpty();
        Codes(Below, [Below, Root]).Should().BeEmpty();
        Codes(Below, [Below]).Should().BeEmpty();
    }

    [SkippableFact]
    public void What_such_a_CA_signs_verifies_up_to_its_root()
    {
        using var openssl = new OpenSsl();
        using var ca = CertificateAuthority.Load(ForeignPki.Pem(Below, Root), ForeignPki.KeyPem(Below), Sample.Clock).Value;
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var bundle = openssl.Write("ca.pem", ForeignPki.Pem(Below, Root));
        var web = openssl.Write("web.pem", Sample.Issue(ca, Sample.Inventory.Web, key).Pem);

        openssl.Run("verify", "-x509_strict", "-attime", Sample.Now.ToUnixTimeSeconds().ToString(), "-CAfile", bundle, web)
            .Should().Be((0, $"{web}: OK\n"));
    }

    [Fact]
    public void A_key_of_another_CA_does_not_match()
    {
        Codes(Root, [Below, Root]).Should().Equal(PkiCodes.KeyMismatch);
        Check(Root, [Below, Root])[0].Message.Should().Contain("a later one in the file");
    }

    [Fact]
    public void A_certificate_that_may_not_sign_is_refused()
    {
        var server = Good.Server(Root, "engine.test.org");
        var noSigning = new ForeignPki { CaUsage = X509KeyUsageFlags.CrlSign }.Ca("crl only");

        Codes(server, [server, Root]).Should().Equal(PkiCodes.NotACa, PkiCodes.PurposeMissing);
        Codes(noSigning, [noSigning]).Should().Equal(PkiCodes.NotACa);
    }

    [Fact]
    public void A_CA_that_may_not_sign_revocation_lists_is_a_warning()
    {
        var ca = new ForeignPki { CaUsage = X509KeyUsageFlags.KeyCertSign }.Ca("certificates only");

        Check(ca, [ca]).Should().ContainSingle().Which.Should()
            .Match<PkiFinding>(it => it.Code == PkiCodes.CaCannotSignCrl && it.Severity == FindingSeverity.Warning);
    }

    [Fact]
    public void A_CA_that_ends_before_what_it_is_to_sign_is_a_warning() =>
        Check(Root, [Root], 201).Should().ContainSingle().Which.Should()
            .Match<PkiFinding>(it => it.Code == PkiCodes.CaTooShort && it.Severity == FindingSeverity.Warning);

    [Fact]
    public void An_expired_CA_is_refused()
    {
        var old = new ForeignPki { NotAfter = Sample.Now.AddDays(-1) }.Ca("old");

        Codes(old, [old]).Should().Equal(PkiCodes.Expired);
    }

    [Fact]
    public void A_file_that_does_not_reach_its_own_root_is_named() =>
        Codes(Below, [Below, Good.Ca("other")]).Should().Equal(PkiCodes.ChainIncomplete);

    [Fact]
    public void Unreadable_files_are_both_named() =>
        ForeignCaCheck.Check("", "", TimeSpan.FromDays(1), Sample.Now).Select(finding => finding.Code)
            .Should().Equal(PkiCodes.KeyUnreadable, PkiCodes.CertificateUnreadable);

    private static IEnumerable<string> Codes(X509Certificate2 keyOf, X509Certificate2[] file) => Check(keyOf, file).Select(finding => finding.Code);

    private static IReadOnlyList<PkiFinding> Check(X509Certificate2 keyOf, X509Certificate2[] file, int days = 100) =>
        ForeignCaCheck.Check(ForeignPki.Pem(file), ForeignPki.KeyPem(keyOf), TimeSpan.FromDays(days), Sample.Now);
}
