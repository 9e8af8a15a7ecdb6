using Appliance.Pki;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using FluentAssertions;

namespace Appliance.Tests.Pki.Names;

public sealed class AlternateNamesTests
{
    [Fact]
    public void Names_and_addresses_of_one_list_are_told_apart_and_kept_once()
    {
        var names = Sample.Names("Engine.Test.Org", "engine.test.org.", "10.0.0.1", "fd00::1", "fd00:0::1", "localhost");

        names.Dns.Should().Equal("engine.test.org", "localhost");
        names.Addresses.Select(address => address.ToString()).Should().Equal("10.0.0.1", "fd00::1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.300")]
    [InlineData("10.0.0.0/24")]
    [InlineData("010.0.0.1")]
    [InlineData("1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[fd00::1]")]
    [InlineData("-engine.test.org")]
    [InlineData("engine..org")]
    [InlineData("*.test.org")]
    [InlineData("engine_1.test.org")]
    [InlineData("bücher.test.org")]
    [InlineData("engine.test.org, DNS:evil.org")]
    public void What_no_certificate_can_carry_is_refused(string text) =>
        AlternateNames.From([text]).Problem!.Code.Should().Be(PkiCodes.NameInvalid);

    [Theory]
    [InlineData("engine.test.org", "engine.test.org", true)]
    [InlineData("engine.test.org", "ENGINE.test.org.", true)]
    [InlineData("engine.test.org", "other.test.org", false)]
    [InlineData("engine.test.org", "sub.engine.test.org", false)]
    [InlineData("*.test.org", "engine.test.org", true)]
    [InlineData("*.test.org", "a.engine.test.org", false)]
    [InlineData("*.test.org", "test.org", false)]
    [InlineData("e*.test.org", "engine.test.org", false)]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("fd00::1", "fd00::1", true)]
    [InlineData("*.0.0.1", "10.0.0.1", false)]
    public void A_certificate_covers_what_a_client_would_accept(string inCertificate, string wanted, bool isCovered)
    {
        var certificate = new ForeignPki().SelfSigned(inCertificate);

        Sample.Names(wanted).NotCoveredBy(certificate).IsEmpty.Should().Be(isCovered);
    }

    [Fact]
    public void The_common_name_covers_nothing()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var spec = Sample.Inventory.Engine with { AlternateNames = AlternateNames.None };

        var certificate = CertificatePem.ReadFirst(Sample.Issue(ca, spec, key).Pem).Value;

        Sample.Names("engine.test.org").NotCoveredBy(certificate).Should().Equal("engine.test.org");
    }
}
