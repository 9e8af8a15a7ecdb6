using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Tests.Pki.Register;

public sealed class CertificateIndexTests
{
    private const string Text =
        "V\t270402105959Z\t\t4101\tunknown\t/O=test.org/CN=engine.test.org\n"
        + "R\t270402105959Z\t260301120000Z,keyCompromise\t4102\tunknown\t/O=test.org/CN=node72.test.org\n"
        + "E\t20510101000000Z\t\t0103\tunknown\t/C=DE/O=a b\n";

    [Fact]
    public void A_file_is_read_and_written_as_it_was()
    {
        var index = CertificateIndex.Parse(Text).Value;

        index.Format().Should().Be(Text);
        index.Entries[1].Revocation.Should().Be(new Revocation(Sample.Now, X509RevocationReason.KeyCompromise));
        index.Entries[2].NotAfter.Year.Should().Be(2051);
        CertificateIndex.Parse("").Value.Format().Should().BeEmpty();
    }

    [Fact]
    public void Whatever_is_written_is_read_back()
    {
        var times = Gen.Choose(0, int.MaxValue).Select(seconds => DateTimeOffset.FromUnixTimeSeconds(2L * seconds));
        var reasons = Gen.Choose(0, 6).Select(number => (X509RevocationReason)number);
        var subjects = Gen.ArrayOf(Gen.Choose(0x20, 0x7E).Select(code => (char)code)).Select(letters => "/" + new string(letters));
        var entries =
            from status in Gen.Elements(Enum.GetValues<IndexStatus>())
            from notAfter in times
            from at in times
            from reason in reasons
            from subject in subjects
            select new CertificateIndexEntry(
                status, notAfter, status == IndexStatus.Revoked ? new Revocation(at, reason) : null, SerialNumber.Of(1), subject);
        var indexes = Gen.ArrayOf(entries).Select(all => all
            .Select((entry, i) => entry with { Serial = SerialNumber.Of(0x4100 + i) })
            .Aggregate(CertificateIndex.Empty, (index, entry) => index.Append(entry)));

        Prop.ForAll(indexes.ToArbitrary(), index => CertificateIndex.Parse(index.Format()).Value.Entries.SequenceEqual(index.Entries))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("V\t270402105959Z\t4101\tunknown\t/CN=x", "5 fields")]
    [InlineData("", "1 fields")]
    [InlineData("# a remark", "1 fields")]
    [InlineData("X\t270402105959Z\t\t4101\tunknown\t/CN=x", "'X'")]
    [InlineData("V\t271302105959Z\t\t4101\tunknown\t/CN=x", "end of validity")]
    [InlineData("V\t2704021059Z\t\t4101\tunknown\t/CN=x", "end of validity")]
    [InlineData("V\t270402105959Z\t260301120000Z\t4101\tunknown\t/CN=x", "not marked R")]
    [InlineData("R\t270402105959Z\t\t4101\tunknown\t/CN=x", "revocation date")]
    [InlineData("R\t270402105959Z\t260301120000Z,boredom\t4101\tunknown\t/CN=x", "boredom")]
    [InlineData("V\t270402105959Z\t\tzz\tunknown\t/CN=x", "serial number")]
    [InlineData("V\t270402105959Z\t\t4101\tunknown\tCN=x", "subject")]
    [InlineData("V\t270402105959Z\t\t0103\tunknown\t/CN=x", "repeats")]
    public void A_damaged_line_is_named_with_what_is_wrong(string line, string flaw)
    {
        var problem = CertificateIndex.Parse(Text + line + "\n").Problem!;

        problem.Code.Should().Be(PkiCodes.IndexDamaged);
        problem.Message.Should().StartWith("Line 4 ").And.Contain(flaw);
    }

    [Fact]
    public void A_certificate_is_revoked_once()
    {
        var index = CertificateIndex.Parse(Text).Value;
        var engine = index.Entries[0].Serial;

        var revoked = index.Revoke(engine, Sample.Now, X509RevocationReason.Unspecified).Value;

        revoked.Format().Should().Contain("R\t270402105959Z\t260301120000Z\t4101\t");
        index.Find(engine)!.Status.Should().Be(IndexStatus.Valid, "an index does not change");
        revoked.Revoke(engine, Sample.Now, X509RevocationReason.Superseded).Problem!.Code.Should().Be(PkiCodes.AlreadyRevoked);
        index.Revoke(SerialNumber.Of(0x9999), Sample.Now, X509RevocationReason.Superseded).Problem!.Code.Should().Be(PkiCodes.SerialUnknown);
        index.Invoking(it => it.Revoke(engine, Sample.Now, X509RevocationReason.WeakAlgorithmOrKey)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_serial_number_is_never_given_twice()
    {
        var index = CertificateIndex.Parse(Text).Value;

        index.NextSerial(SerialNumber.Of(0x5000)).ToString().Should().Be("5000");
        index.NextSerial(SerialNumber.Of(0x4101)).ToString().Should().Be("4103", "an old serial file was restored");
        index.NextSerial(null).ToString().Should().Be("4103", "the serial file was lost");
        CertificateIndex.Empty.NextSerial(SerialNumber.Of(9)).ToString().Should().Be("09");
        index.Invoking(it => it.Append(it.Entries[0])).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void What_has_run_out_is_marked_expired_and_what_is_revoked_stays_so()
    {
        var later = CertificateIndex.Parse(Text).Value.MarkExpired(new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero));

        later.Entries.Select(entry => entry.Status).Should().Equal(IndexStatus.Expired, IndexStatus.Revoked, IndexStatus.Expired);
    }

    [Fact]
    public void A_subject_outside_of_ASCII_is_written_as_openssl_does()
    {
        using var ca = Sample.Authority();
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var spec = Sample.Inventory.Web with { Subject = SubjectName.Create("Bücher", "a, b").Value };

        var entry = Sample.Issue(ca, spec, key).IndexEntry;

        entry.Subject.Should().Be("/O=B\\xC3\\xBCcher/CN=a, b");
        entry.Serial.ToString().Should().Be("4101");
    }
}
