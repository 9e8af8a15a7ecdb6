using Appliance.Machines.Files;
using Appliance.Modules.Pki;
using Appliance.Pki.Inventory;
using Appliance.Pki.Register;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Pki;

/// <summary>The power goes at every write there is, at first set-up and at a renewal.</summary>
public sealed class PkiCrashTests
{
    private static readonly Site Plain = PkiSite.Of("pki.keyType=ecdsa-p256");
    private static readonly Site OtherKeys = PkiSite.Of("pki.keyType=ecdsa-p384", "engine.alternateNames=[manager.test.org]");

    public static TheoryData<bool> Beginnings => new(false, true);

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_run_cut_off_at_any_write_converges_when_it_is_run_again(bool changes)
    {
        var cuts = 0;
        for (; await CutOffAsync(cuts, changes) is var (machine, _); cuts++)
        {
            using (machine)
            {
                AssertNothingIsSignedBesideTheIndex(machine, cuts);
                var site = changes ? OtherKeys : Plain;
                (await PkiRun.ApplyAsync(machine, site)).Outcome.Should().Be(RunOutcome.Finished, $"it was cut off at write {cuts}");
                (await PkiRun.PlanAsync(machine, site)).Changes.Should().BeEmpty();
                var proof = await new PkiModule(Sample.Clock).Proofs(site).Single().RunAsync(PkiSite.Context(machine, site), default);
                proof.Outcome.Should().Be(ProofOutcome.Holds, $"it was cut off at write {cuts}: {proof.Seen}");
                AssertNothingIsSignedBesideTheIndex(machine, cuts);
            }
        }

        cuts.Should().BeGreaterThan(20);
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task A_run_cut_off_at_any_write_can_be_rolled_back(bool changes)
    {
        var cuts = 0;
        for (; await CutOffAsync(cuts, changes) is var (machine, expected); cuts++)
        {
            using (machine)
            {
                if (new RunStore(machine.Files, TimeProvider.System).Unfinished() is not null)
                {
                    (await PkiRun.RollBackAsync(machine)).Should().BeEmpty($"it was cut off at write {cuts}");
                }

                machine.Tree().Should().Equal(expected, $"it was cut off at write {cuts}");
            }
        }

        cuts.Should().BeGreaterThan(20);
    }

    // What is not in the index cannot be revoked.
    private static void AssertNothingIsSignedBesideTheIndex(TestMachine machine, int cut)
    {
        var index = machine.Files.ReadTextOrNull($"{PkiRun.Root}/{PkiLayout.Index}") is { } text ? CertificateIndex.Parse(text).Value : CertificateIndex.Empty;
        foreach (var file in machine.Files.List($"{PkiRun.Root}/certs"))
        {
            var certificate = Appliance.Pki.CertificatePem.ReadFirst(machine.Text($"certs/{file}")).Value;
            index.Find(SerialNumber.Parse(certificate.SerialNumber).Value).Should().NotBeNull($"{file} was issued (cut {cut})");
        }
    }

    private static async Task<(TestMachine Machine, IReadOnlyDictionary<string, string> Before)?> CutOffAsync(int writes, bool changes)
    {
        CrashingFiles? crashing = null;
        var machine = new TestMachine(files => crashing = new CrashingFiles(files, changes ? int.MaxValue : writes));
        if (changes)
        {
            await PkiRun.ApplyAsync(machine, Plain);
            crashing!.LosePowerAfter(writes);
        }

        var before = machine.Tree();
        try
        {
            await PkiRun.ApplyAsync(machine, changes ? OtherKeys : Plain);
        }
        catch (IOException) when (crashing!.Crashed)
        {
            // As when the power goes: nothing more is written.
        }

        if (!crashing!.Crashed)
        {
            machine.Dispose();
            return null;
        }

        crashing.PowerIsBack();
        return (machine, before);
    }
}
