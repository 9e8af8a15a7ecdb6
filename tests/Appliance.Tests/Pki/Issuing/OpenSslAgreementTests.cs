using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Inventory;
using Appliance.Pki.Keys;
using Appliance.Pki.Register;
using FluentAssertions;

namespace Appliance.Tests.Pki.Issuing;

/// <summary>What we sign, read by the tools everybody else uses.</summary>
public sealed class OpenSslAgreementTests
{
    private static readonly string At = Sample.Now.ToUnixTimeSeconds().ToString();

    [SkippableTheory]
    [InlineData(KeyKind.EcdsaP256)]
    [InlineData(KeyKind.EcdsaP384)]
    [InlineData(KeyKind.Rsa2048)]
    public void Openssl_verifies_every_certificate_of_the_inventory_strictly(KeyKind kind)
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority(kind);
        var root = openssl.Write("ca.pem", ca.ToIssued().Pem);

        foreach (var spec in Sample.Inventory.Certificates.Where(spec => !spec.IsCa))
        {
            using var key = KeyPair.Create(kind);
            var path = openssl.Write(spec.Name + ".pem", Sample.Issue(ca, spec, key).Pem);
            openssl.Run("verify", "-x509_strict", "-check_ss_sig", "-attime", At, "-CAfile", root, path)
                .Should().Be((0, $"{path}: OK\n"));
        }
    }

    [SkippableTheory]
    [InlineData("engine", "sslserver", true)]
    [InlineData("engine", "sslclient", true)]
    [InlineData("web", "sslserver", true)]
    [InlineData("web", "sslclient", false)]
    public void A_certificate_is_good_for_its_purpose_and_no_other(string name, string purpose, bool isGood)
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var root = openssl.Write("ca.pem", ca.ToIssued().Pem);
        var path = openssl.Write("leaf.pem", Sample.Issue(ca, Sample.Inventory.Find(name)!, key).Pem);

        var (exitCode, _) = openssl.Run("verify", "-attime", At, "-purpose", purpose, "-CAfile", root, path);

        (exitCode == 0).Should().Be(isGood);
    }

    [SkippableFact]
    public void The_extensions_are_those_of_the_profile()
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.Rsa2048);
        var root = openssl.Write("ca.pem", ca.ToIssued().Pem);
        var web = openssl.Write("web.pem", Sample.Issue(ca, Sample.Inventory.Web, key).Pem);

        Lines(openssl.Run("x509", "-in", root, "-noout", "-ext", "basicConstraints,keyUsage").Output).Should().Equal(
            "X509v3 Basic Constraints: critical", "CA:TRUE, pathlen:0", "X509v3 Key Usage: critical", "Certificate Sign, CRL Sign");
        Lines(openssl.Run("x509", "-in", web, "-noout", "-ext", "basicConstraints,keyUsage,extendedKeyUsage,subjectAltName").Output).Should().Equal(
            "X509v3 Basic Constraints: critical",
            "CA:FALSE",
            "X509v3 Key Usage: critical",
            "Digital Signature, Key Encipherment",
            "X509v3 Extended Key Usage:",
            "TLS Web Server Authentication",
            "X509v3 Subject Alternative Name:",
            "DNS:engine.test.org, DNS:manager.test.org, IP Address:10.0.200.93, IP Address:FD00:0:0:0:0:0:0:93");
        var rootKeyId = Lines(openssl.Run("x509", "-in", root, "-noout", "-ext", "subjectKeyIdentifier").Output)[1];
        Lines(openssl.Run("x509", "-in", web, "-noout", "-ext", "authorityKeyIdentifier").Output)[1].Should().Be(rootKeyId);
    }

    [SkippableFact]
    public void Subject_serial_number_and_fingerprint_read_as_openssl_prints_them()
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var issued = Sample.Issue(ca, Sample.Inventory.Web, key);
        var path = openssl.Write("web.pem", issued.Pem);

        Lines(openssl.Run("x509", "-in", path, "-noout", "-subject", "-serial", "-fingerprint", "-sha256").Output).Should().Equal(
            "subject=O = test.org, CN = engine.test.org",
            $"serial={issued.Serial}",
            $"sha256 Fingerprint={issued.Fingerprint}");
    }

    [SkippableFact]
    public void The_pin_is_that_of_the_public_key()
    {
        using var openssl = new OpenSsl();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var path = openssl.Write("key.pem", key.ExportPrivateKeyPem());

        openssl.Run("pkey", "-in", path, "-pubout", "-outform", "DER", "-out", "key.der").ExitCode.Should().Be(0);
        openssl.Run("dgst", "-sha256", "-binary", "-out", "digest", "key.der").ExitCode.Should().Be(0);

        Fingerprint.KeyPin(key.PublicKey).Should().Be(Convert.ToBase64String(File.ReadAllBytes(openssl.Path("digest"))));
    }

    [SkippableFact]
    public void A_revoked_certificate_is_refused_by_who_reads_the_revocation_list()
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var kept = Sample.Issue(ca, Sample.Inventory.Engine, key, 1);
        var lost = Sample.Issue(ca, Sample.Inventory.Web, key, 2);
        var index = CertificateIndex.Empty.Append(ca.ToIssued().IndexEntry).Append(kept.IndexEntry).Append(lost.IndexEntry)
            .Revoke(lost.Serial, Sample.Now, X509RevocationReason.KeyCompromise).Value;
        var root = openssl.Write("ca.pem", ca.ToIssued().Pem);
        var list = openssl.Write("crl.pem", ca.CreateRevocationList(index, SerialNumber.Of(7), TimeSpan.FromDays(7)));

        openssl.Run("crl", "-in", list, "-CAfile", root, "-noout").Output.Should().Contain("verify OK");
        openssl.Run("crl", "-in", list, "-noout", "-text").Output.Should().ContainAll($"Serial Number: {lost.Serial}", "Key Compromise", "CRL Number");
        Verify(openssl.Write("kept.pem", kept.Pem)).ExitCode.Should().Be(0);
        Verify(openssl.Write("lost.pem", lost.Pem)).Output.Should().Contain("certificate revoked");

        (int ExitCode, string Output) Verify(string path) =>
            openssl.Run("verify", "-attime", At, "-crl_check", "-CRLfile", list, "-CAfile", root, path);
    }

    [SkippableFact]
    public void Openssl_ca_reads_and_updates_the_register()
    {
        using var openssl = new OpenSsl();
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        // openssl ca goes by the machine's clock, so one certificate is long over and one revoked; both have one subject.
        var issued = Sample.Issue(ca, Sample.Inventory.Engine, key, 1);
        var over = Sample.Issue(ca, Sample.Inventory.Web, key, 2).IndexEntry with { NotAfter = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var revoked = Sample.Issue(ca, Sample.Inventory.Web, key, 3);
        var far = revoked.IndexEntry with { Serial = SerialNumber.Of(0x4200), NotAfter = new DateTimeOffset(2051, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var index = CertificateIndex.Empty.Append(issued.IndexEntry).Append(over).Append(revoked.IndexEntry).Append(far)
            .Revoke(revoked.Serial, Sample.Now, X509RevocationReason.Superseded).Value;
        openssl.Write(PkiLayout.Index, index.Format());
        openssl.Write(PkiLayout.IndexAttributes, CertificateIndex.AttributesText);
        openssl.Write(PkiLayout.Serial, index.NextSerial(null).ToFileText());
        openssl.Write("ca.pem", ca.ToIssued().Pem);
        openssl.Write("ca.key", ca.Key.ExportPrivateKeyPem());
        openssl.Write("ca.conf", """
            [ca]
            default_ca = site
            [site]
            database = index.txt
            serial = serial
            certificate = ca.pem
            private_key = ca.key
            new_certs_dir = .
            default_md = sha256
            """);

        openssl.Run("ca", "-config", "ca.conf", "-status", issued.Serial.ToString()).Output.Should().Contain("=Valid (V)");
        openssl.Run("ca", "-config", "ca.conf", "-status", revoked.Serial.ToString()).Output.Should().Contain("=Revoked (R)");
        openssl.Run("ca", "-config", "ca.conf", "-updatedb").ExitCode.Should().Be(0);

        var updated = CertificateIndex.Parse(openssl.Read(PkiLayout.Index)).Value;
        updated.Entries.Should().Equal(index.Entries.Select(entry => entry == over ? entry with { Status = IndexStatus.Expired } : entry));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
