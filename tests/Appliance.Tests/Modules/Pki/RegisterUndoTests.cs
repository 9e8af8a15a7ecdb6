using System.Security.Cryptography.X509Certificates;
using Appliance.Pki.Inventory;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Planning.Sites;
using Appliance.Tests.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Pki;

/// <summary>A run is undone after the running engine has used the same register.</summary>
public sealed class RegisterUndoTests : IDisposable
{
    private static readonly Site Plain = PkiSite.Of("pki.keyType=ecdsa-p256");
    private static readonly Site OtherNames = PkiSite.Of("pki.keyType=ecdsa-p256", "engine.alternateNames=[manager.test.org]");

    private readonly TestMachine _machine = new();

    private CertificateIndex Index => CertificateIndex.Parse(_machine.Text(PkiLayout.Index)).Value;

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task What_the_engine_signed_and_revoked_since_stays_and_what_the_run_signed_goes()
    {
        await PkiRun.ApplyAsync(_machine, Plain);
        var early = Sign("node1");
        var before = Index.Entries;
        await PkiRun.ApplyAsync(_machine, OtherNames);
        var late = Sign("node2");
        Write(PkiLayout.Index, Index.Revoke(early, Sample.Now, X509RevocationReason.CessationOfOperation).Value.Format());
        var serial = _machine.Text(PkiLayout.Serial);

        (await PkiRun.RollBackAsync(_machine)).Should().BeEmpty();

        Index.Entries.Select(entry => entry.Serial).Should().Equal([.. before.Select(entry => entry.Serial), late]);
        Index.Find(early)!.Status.Should().Be(IndexStatus.Revoked);
        _machine.Text(PkiLayout.Serial).Should().Be(serial, "no number is given twice");
    }

    [Fact]
    public async Task Without_others_the_register_is_as_it_was()
    {
        await PkiRun.ApplyAsync(_machine, Plain);
        Sign("node1");
        var (index, serial) = (_machine.Text(PkiLayout.Index), _machine.Text(PkiLayout.Serial));
        await PkiRun.ApplyAsync(_machine, OtherNames);

        (await PkiRun.RollBackAsync(_machine)).Should().BeEmpty();

        _machine.Text(PkiLayout.Index).Should().Be(index);
        _machine.Text(PkiLayout.Serial).Should().Be(serial);
    }

    [Fact]
    public async Task A_register_that_the_run_began_goes_with_its_CA()
    {
        await PkiRun.ApplyAsync(_machine, Plain);
        Sign("node1");

        (await PkiRun.RollBackAsync(_machine)).Should().BeEmpty();

        Directory.Exists(_machine.Path("")).Should().BeFalse();
    }

    /// <summary>As the engine does it.</summary>
    private SerialNumber Sign(string name)
    {
        using var ca = CertificateAuthority.Load(_machine.Text("ca.pem"), _machine.Text("private/ca.key"), Sample.Clock).Value;
        using var key = KeyPair.Create(KeyKind.EcdsaP256);
        var serial = Index.NextSerial(SerialNumber.Parse(_machine.Text(PkiLayout.Serial)).Value);
        var spec = new CertificateSpec { Name = "node", Subject = SubjectName.Create("test.org", name).Value, Profile = CertificateProfile.Node, Lifetime = TimeSpan.FromDays(9), KeyKind = KeyKind.EcdsaP256 };
        Write(PkiLayout.Serial, serial.Next().ToFileText());
        Write(PkiLayout.Index, Index.Append(ca.Issue(spec, key.PublicKey, serial).Value.IndexEntry).Format());
        return serial;
    }

    private void Write(string name, string text) => File.WriteAllText(_machine.Path(name), text);
}
