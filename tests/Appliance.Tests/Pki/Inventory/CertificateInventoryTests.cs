using Appliance.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using FluentAssertions;

namespace Appliance.Tests.Pki.Inventory;

public sealed class CertificateInventoryTests
{
    private static readonly InventorySettings Settings = new() { Organization = "test.org", Fqdn = "engine.test.org", EngineOwner = "appliance" };

    [Fact]
    public void A_site_has_a_CA_and_certificates_for_engine_and_web() =>
        Sample.Inventory.Certificates.Select(spec => $"{spec.Name} {spec.Profile} {spec.Lifetime.TotalDays} {spec.Subject} | {spec.AlternateNames}")
            .Should().Equal(
                "ca Ca 3650 O=test.org, CN=engine.test.org CA | none",
                "engine ServerAndClient 1826 O=test.org, CN=engine.test.org | engine.test.org, manager.test.org, 10.0.200.93, fd00::93",
                "web Server 398 O=test.org, CN=engine.test.org | engine.test.org, manager.test.org, 10.0.200.93, fd00::93");

    [Fact]
    public void Every_file_has_its_place_its_mode_and_its_owner() =>
        CertificateInventory.For(Settings).Value.Files
            .Select(file => $"{Convert.ToString((int)file.Mode, 8)} {file.Owner} {file.Path}")
            .Should().Equal(
                "644 root ca.pem",
                "600 appliance private/ca.key",
                "644 root certs/engine.pem",
                "600 appliance keys/engine.key",
                "644 root requests/engine.csr",
                "644 root certs/web.pem",
                "600 root keys/web.key",
                "644 root requests/web.csr",
                "644 appliance index.txt",
                "644 appliance index.txt.attr",
                "644 appliance serial",
                "644 appliance crl.pem",
                "644 appliance crlnumber",
                "600 appliance register.lock");

    [Fact]
    public void The_CA_keys_folder_is_closed() =>
        CertificateInventory.For(Settings).Value.Folders
            .Select(folder => $"{Convert.ToString((int)folder.Mode, 8)} {folder.Owner} {folder.Path}")
            .Should().Equal("755 appliance ", "755 appliance certs", "755 root keys", "755 appliance requests", "700 appliance private");

    [Fact]
    public void What_was_brought_along_is_never_issued_here()
    {
        var inventory = CertificateInventory.For(Settings with { CaIsSupplied = true, WebIsSupplied = true, AlternateNames = ["10.0.200.93"] }).Value;

        inventory.Certificates.Where(spec => spec.Origin == CertificateOrigin.Supplied).Should().Equal(inventory.Ca, inventory.Web);
        inventory.Web.AlternateNames.ToStrings().Should().Equal("engine.test.org");
        inventory.Files.Select(file => file.Path).Should().Contain("web-ca.pem").And.NotContain("requests/web.csr");
    }

    [Fact]
    public void Names_that_fit_in_no_certificate_are_refused()
    {
        CertificateInventory.For(Settings with { Fqdn = "engine_1" }).Problem!.Code.Should().Be(PkiCodes.NameInvalid);
        CertificateInventory.For(Settings with { AlternateNames = ["10.0.0.0/8"] }).Problem!.Code.Should().Be(PkiCodes.NameInvalid);
        CertificateInventory.For(Settings with { Organization = new string('o', 65) }).Problem!.Code.Should().Be(PkiCodes.SubjectInvalid);
    }
}
