using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Foreign;
using Appliance.Pki.Names;
using FluentAssertions;

namespace Appliance.Tests.Pki.Foreign;

public sealed class ForeignCertificateCheckTests
{
    private static readonly ForeignPki Good = new();
    private static readonly X509Certificate2 Root = Good.Ca("root");
    private static readonly X509Certificate2 Middle = Good.Ca("middle", Root);
    private static readonly X509Certificate2 Server = Good.Server(Middle, "engine.test.org");

    [Fact]
    public void A_good_chain_has_no_findings()
    {
        Codes(Server, [Server, Middle], [Root]).Should().BeEmpty();
        Codes(Server, [Server, Middle, Root], [Root]).Should().BeEmpty("a root in the file does no harm");
        Codes(Server, [Server], [Middle, Root]).Should().BeEmpty();
        Codes(Server, [Server, Middle], [Middle]).Should().BeEmpty("a bundle may stop below the root");
    }

    [Fact]
    public void A_wildcard_covers_the_name()
    {
        var wildcard = Good.Server(Middle, "*.test.org");

        Codes(wildcard, [wildcard, Middle], [Root]).Should().BeEmpty();
    }

    [Fact]
    public void A_self_signed_certificate_is_good_for_who_trusts_it()
    {
        var alone = Good.SelfSigned("engine.test.org");

        Codes(alone, [alone], [alone]).Should().BeEmpty();
        Codes(alone, [alone], [Root]).Should().Equal(PkiCodes.ChainUntrusted);
    }

    [Fact]
    public void Rsa_pss_and_longer_hashes_are_accepted()
    {
        var pss = new ForeignPki { Padding = RSASignaturePadding.Pss, Hash = HashAlgorithmName.SHA384 };
        var middle = pss.Ca("pss", Root);
        var server = pss.Server(middle, "engine.test.org");

        // The root signs with its own padding.
        Codes(server, [server, middle], [Root]).Should().BeEmpty();
    }

    [SkippableTheory]
    [InlineData("digest", true)]
    [InlineData("max", false)]
    public void Rsa_pss_of_openssl_is_accepted_with_the_salt_browsers_accept(string salt, bool isAccepted)
    {
        using var openssl = new OpenSsl();
        openssl.Run(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/O=elsewhere/CN=pss root",
            "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{salt}").ExitCode.Should().Be(0);
        openssl.Run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=engine.test.org")
            .ExitCode.Should().Be(0);
        openssl.Write("extensions", "subjectAltName=DNS:engine.test.org");
        openssl.Run(
            "x509", "-req", "-in", "server.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "90", "-out", "server.pem",
            "-extfile", "extensions", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{salt}").ExitCode.Should().Be(0);

        // openssl dates by the machine's clock, whatever the root's life.
        var root = CertificatePem.ReadFirst(openssl.Read("root.pem")).Value;
        var given = new ForeignCertificate(openssl.Read("server.pem"), openssl.Read("server.key"), openssl.Read("root.pem"));
        var findings = ForeignCertificateCheck.Check(given, "engine.test.org", AlternateNames.None, root.NotBefore.ToUniversalTime().AddMinutes(1));

        findings.Any(finding => finding.Code == PkiCodes.SignatureWeak).Should().Be(!isAccepted);
        findings.Any(finding => finding.Severity == FindingSeverity.Error).Should().Be(!isAccepted);
    }

    [Fact]
    public void A_missing_link_is_named()
    {
        var finding = Check(Server, [Server], [Root]).Should().ContainSingle().Subject;

        finding.Code.Should().Be(PkiCodes.ChainIncomplete);
        finding.Message.Should().Contain("CN=middle");
    }

    [Fact]
    public void A_file_out_of_order_is_named_with_the_place()
    {
        Codes(Server, [Middle, Server], [Root]).Should().Equal(PkiCodes.ChainOrder);

        var lower = Good.Ca("lower", Middle);
        var deep = Good.Server(lower, "engine.test.org");
        var finding = Check(deep, [deep, Middle, lower], [Root]).Should().ContainSingle().Subject;
        finding.Code.Should().Be(PkiCodes.ChainOrder);
        finding.Message.Should().Contain("CN=lower").And.Contain("position 2");
    }

    [Fact]
    public void A_stranger_in_the_file_is_a_warning()
    {
        var stranger = Good.Ca("stranger", Root);

        Check(Server, [Server, Middle, stranger], [Root]).Should().ContainSingle()
            .Which.Should().Match<PkiFinding>(it => it.Code == PkiCodes.ChainSuperfluous && it.Severity == FindingSeverity.Warning);
    }

    [Fact]
    public void A_CA_made_anew_under_the_same_name_did_not_sign_it() =>
        Codes(Server, [Server, Good.Ca("middle", Root)], [Root]).Should().Equal(PkiCodes.SignatureWrong);

    [Fact]
    public void A_key_of_another_certificate_does_not_match() =>
        Codes(Root, [Server, Middle], [Root]).Should().Equal(PkiCodes.KeyMismatch);

    [Fact]
    public void Names_that_are_not_covered_are_an_error_for_the_host_and_a_warning_for_the_rest()
    {
        var other = Good.Server(Middle, "other.test.org", "10.0.0.1");

        var findings = Check(other, [other, Middle], [Root], "10.0.0.1", "10.0.0.2", "engine.test.org");

        findings.Select(finding => (finding.Code, finding.Severity)).Should().Equal(
            (PkiCodes.NamesMissing, FindingSeverity.Error), (PkiCodes.NamesMissing, FindingSeverity.Warning));
        findings[0].Message.Should().Contain("engine.test.org").And.Contain("other.test.org, 10.0.0.1");
        findings[1].Message.Should().Contain("10.0.0.2");
    }

    public static TheoryData<string, int, int> Dates => new()
    {
        { PkiCodes.Expired, -100, -1 },
        { PkiCodes.NotYetValid, 1, 100 },
        { PkiCodes.ExpiresSoon, -100, 10 },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void Dates_are_checked_for_the_server_and_for_each_CA(string code, int from, int to)
    {
        var dated = new ForeignPki { NotBefore = Sample.Now.AddDays(from), NotAfter = Sample.Now.AddDays(to) };
        var server = dated.Server(Middle, "engine.test.org");
        var middle = dated.Ca("dated", Root);
        var below = Good.Server(middle, "engine.test.org");

        Codes(server, [server, Middle], [Root]).Should().Equal(code);
        Codes(below, [below, middle], [Root]).Should().Equal(code);
    }

    [Fact]
    public void A_client_certificate_is_not_for_a_server()
    {
        var client = new ForeignPki { Purpose = "1.3.6.1.5.5.7.3.2" }.Server(Middle, "engine.test.org");

        Codes(client, [client, Middle], [Root]).Should().Equal(PkiCodes.PurposeMissing);
    }

    [Fact]
    public void Weak_keys_and_signatures_are_refused()
    {
        var sha1 = new ForeignPki { Hash = HashAlgorithmName.SHA1 }.Server(Middle, "engine.test.org");
        var small = Good.Server(RSA.Create(1024), Middle, "engine.test.org");

        Codes(sha1, [sha1, Middle], [Root]).Should().Equal(PkiCodes.SignatureWeak);
        Codes(small, [small, Middle], [Root]).Should().Equal(PkiCodes.KeyRefused, PkiCodes.KeyRefused);
    }

    [Fact]
    public void A_server_certificate_signs_no_other()
    {
        var server = Good.Server(Server, "engine.test.org");

        Codes(server, [server, Server, Middle], [Root]).Should().Contain(PkiCodes.NotACa);
    }

    [Fact]
    public void A_path_longer_than_a_CA_allows_is_refused_as_the_platform_does()
    {
        var top = new ForeignPki { PathLength = 0 }.Ca("top", Root);
        var lower = Good.Ca("lower", top);
        var server = Good.Server(lower, "engine.test.org");

        Codes(server, [server, lower, top], [Root]).Should().Contain(PkiCodes.ChainRefused);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var bad = new ForeignPki { NotAfter = Sample.Now.AddDays(-1), Purpose = "1.3.6.1.5.5.7.3.2", Hash = HashAlgorithmName.SHA1 }
            .Server(Middle, "other.test.org");

        var findings = Check(bad, [bad], [Root]);

        findings.Select(finding => finding.Code).Should().BeEquivalentTo(
            PkiCodes.Expired, PkiCodes.PurposeMissing, PkiCodes.SignatureWeak, PkiCodes.NamesMissing, PkiCodes.ChainIncomplete);
        findings.Should().OnlyContain(finding => finding.Message.EndsWith('.') && finding.Remedy.EndsWith('.'));
    }

    [Fact]
    public void Files_that_are_not_what_they_should_be_are_all_named()
    {
        var findings = ForeignCertificateCheck.Check(new ForeignCertificate("x", "y", "z"), "engine.test.org", AlternateNames.None, Sample.Now);

        findings.Select(finding => finding.Code).Should().BeEquivalentTo(
            PkiCodes.KeyUnreadable, PkiCodes.CertificateUnreadable, PkiCodes.CertificateUnreadable);
    }

    [Fact]
    public void What_is_given_does_not_print_its_key() =>
        new ForeignCertificate("a", "secret", "b").ToString().Should().NotContain("secret");

    private static IEnumerable<string> Codes(X509Certificate2 keyOf, X509Certificate2[] file, X509Certificate2[] bundle) =>
        Check(keyOf, file, bundle).Select(finding => finding.Code);

    private static IReadOnlyList<PkiFinding> Check(X509Certificate2 keyOf, X509Certificate2[] file, X509Certificate2[] bundle, params string[] alternateNames) =>
        ForeignCertificateCheck.Check(
            new ForeignCertificate(ForeignPki.Pem(file), ForeignPki.KeyPem(keyOf), ForeignPki.Pem(bundle)),
            "engine.test.org",
            Sample.Names(alternateNames),
            Sample.Now);
}
