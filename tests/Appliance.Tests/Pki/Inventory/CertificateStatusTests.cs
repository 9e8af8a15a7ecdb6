using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using FluentAssertions;

namespace Appliance.Tests.Pki.Inventory;

public sealed class CertificateStatusTests : IDisposable
{
    private static readonly CertificateSpec Web = Sample.Inventory.Web;

    private readonly CertificateAuthority _ca = Sample.Authority();
    private readonly KeyPair _key = KeyPair.Create(KeyKind.EcdsaP256);
    private readonly string _pem;

    public CertificateStatusTests() => _pem = Sample.Issue(_ca, Web, _key).Pem;

    public void Dispose()
    {
        _ca.Dispose();
        _key.Dispose();
    }

    // Starts an hour before Now and lives 398 days less a second; two thirds are over after 265 days and 8 hours.
    [Theory]
    [InlineData(0, CertificateState.Valid, 397, false)]
    [InlineData(265.29, CertificateState.Valid, 132, false)]
    [InlineData(265.30, CertificateState.RenewalDue, 132, true)]
    [InlineData(397.95, CertificateState.RenewalDue, 0, true)]
    [InlineData(398, CertificateState.Expired, -1, true)]
    [InlineData(-1, CertificateState.NotYetValid, 398, false)]
    public void It_goes_from_valid_over_renewal_due_to_expired(double days, CertificateState state, int remainingDays, bool shouldIssue)
    {
        var status = Status(_pem, at: Sample.Now.AddDays(days));

        status.State.Should().Be(state);
        status.RemainingDays.Should().Be(remainingDays);
        status.ShouldIssue.Should().Be(shouldIssue);
        status.RenewAt.Should().BeCloseTo(Sample.Now.AddHours(-1).AddDays(398 * 2 / 3.0), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Without_a_readable_certificate_there_are_no_dates()
    {
        Status(null).Should().Match<CertificateStatus>(it => it.State == CertificateState.Missing && it.RemainingDays == null && it.ShouldIssue);
        Status("rubbish").Should().Match<CertificateStatus>(it => it.State == CertificateState.Unreadable && it.NotAfter == null && it.ShouldIssue);
    }

    [Fact]
    public void A_key_of_another_certificate_is_noticed()
    {
        using var other = KeyPair.Create(KeyKind.EcdsaP256);

        CertificateStatus.Of(Web, _pem, other, _ca.Certificate, Sample.Now).State.Should().Be(CertificateState.KeyMismatch);
        CertificateStatus.Of(Web, _pem, null, _ca.Certificate, Sample.Now).State.Should().Be(CertificateState.Valid);
    }

    [Fact]
    public void A_CA_made_anew_under_the_same_name_is_another_issuer()
    {
        using var again = Sample.Authority();

        CertificateStatus.Of(Web, _pem, _key, again.Certificate, Sample.Now).State.Should().Be(CertificateState.WrongIssuer);
    }

    [Fact]
    public void Names_added_to_the_site_or_taken_away_call_for_a_new_certificate()
    {
        var more = Web with { AlternateNames = Sample.Names([.. Web.AlternateNames.ToStrings(), "new.test.org"]) };
        var fewer = Web with { AlternateNames = Sample.Names("engine.test.org") };

        foreach (var spec in new[] { more, fewer })
        {
            var status = CertificateStatus.Of(spec, _pem, _key, _ca.Certificate, Sample.Now);
            status.State.Should().Be(CertificateState.WrongNames);
            status.ShouldIssue.Should().BeTrue();
        }
    }

    [Fact]
    public void One_that_was_brought_along_may_be_for_more_names_and_is_never_issued()
    {
        var spec = Web with { Origin = CertificateOrigin.Supplied, AlternateNames = Sample.Names("engine.test.org") };
        var wildcard = ForeignPki.Pem(new ForeignPki().SelfSigned("*.test.org", "elsewhere.org"));
        var other = ForeignPki.Pem(new ForeignPki().SelfSigned("elsewhere.org"));

        CertificateStatus.Of(spec, wildcard, null, null, Sample.Now).State.Should().Be(CertificateState.Valid);
        CertificateStatus.Of(spec, other, null, null, Sample.Now).State.Should().Be(CertificateState.WrongNames);
        CertificateStatus.Of(spec, wildcard, null, null, Sample.Now.AddDays(190)).Should()
            .Match<CertificateStatus>(it => it.State == CertificateState.RenewalDue && !it.ShouldIssue);
    }

    [Fact]
    public void The_CA_has_a_status_like_every_other()
    {
        var pem = _ca.ToIssued().Pem;

        CertificateStatus.Of(Sample.Inventory.Ca, pem, _ca.Key, null, Sample.Now).State.Should().Be(CertificateState.Valid);
        CertificateStatus.Of(Sample.Inventory.Ca, pem, _key, null, Sample.Now).State.Should().Be(CertificateState.KeyMismatch);
    }

    private CertificateStatus Status(string? pem, DateTimeOffset? at = null) =>
        CertificateStatus.Of(Web, pem, _key, _ca.Certificate, at ?? Sample.Now);
}
