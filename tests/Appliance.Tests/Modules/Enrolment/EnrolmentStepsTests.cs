using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Modules.Enrolment;
using Appliance.Nodes;
using Appliance.Nodes.Joining;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;
using Appliance.Pki.Register;
using Appliance.Planning.Checks;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Tests.Engine;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Enrolment;

public sealed class EnrolmentStepsTests : IDisposable
{
    private static readonly UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly Guid Host = Guid.NewGuid();

    private readonly CertificateAuthority _authority = CertificateAuthority.Create(
        SubjectName.Create("Test Org", "CA").Value, TimeSpan.FromDays(3650), KeyKind.EcdsaP256, SerialNumber.CreateFirst(), TimeProvider.System);

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task The_key_is_made_once_for_root_alone()
    {
        using var machine = new TestMachine();
        await RunAsync(machine, EnrolmentSteps.Key());
        var key = machine.Files.ReadText(NodePaths.Key);
        File.GetUnixFileMode(machine.Root + NodePaths.Key).Should().Be(Private);
        File.SetUnixFileMode(machine.Root + NodePaths.Key, Private | UnixFileMode.OtherRead);
        (await RunAsync(machine, EnrolmentSteps.Key())).Changed.Should().Be(1);
        File.GetUnixFileMode(machine.Root + NodePaths.Key).Should().Be(Private);
        machine.Files.ReadText(NodePaths.Key).Should().Be(key);
        (await RunAsync(machine, EnrolmentSteps.Key())).Changed.Should().Be(0);
    }

    [Fact]
    public async Task A_key_that_is_of_no_use_is_told_and_not_replaced()
    {
        using var machine = new TestMachine();
        await RunAsync(machine, EnrolmentSteps.Key());
        machine.Files.WriteText(NodePaths.Key, "not a key\n", Ownership.Private());
        (await RunAsync(machine, EnrolmentSteps.Key())).Outcome.Should().Be(RunOutcome.Failed);
        machine.Files.ReadText(NodePaths.Key).Should().Be("not a key\n");
    }

    [Fact]
    public async Task The_same_node_keeps_the_number_of_its_settings_and_another_one_does_not()
    {
        using var machine = new TestMachine();
        var joined = await JoinAsync(machine);
        var files = new NodeFiles(machine.Files);
        files.Write(files.Identity()! with { SettingsVersion = 7 });
        (await RunAsync(machine, EnrolmentSteps.Certificate(joined))).Changed.Should().Be(0);
        files.Identity()!.SettingsVersion.Should().Be(7);

        await RunAsync(machine, EnrolmentSteps.Certificate(joined with { Identity = joined.Identity with { HostId = Guid.NewGuid() } }));
        files.Identity()!.SettingsVersion.Should().Be(0);
    }

    [Fact]
    public async Task Cut_off_at_any_write_it_comes_to_the_same_end_and_can_be_undone()
    {
        var cuts = 0;
        for (var crashed = true; crashed; cuts++)
        {
            foreach (var undoes in new[] { false, true })
            {
                CrashingFiles? files = null;
                using var machine = new TestMachine(inner => files = new CrashingFiles(inner, int.MaxValue));
                var before = machine.Tree();
                files!.LosePowerAfter(cuts);
                try
                {
                    await JoinAsync(machine);
                }
                catch (Exception e) when (files.Crashed && e is IOException or NullReferenceException or Xunit.Sdk.XunitException)
                {
                    // The power is off.
                }

                crashed = files.Crashed;
                files.PowerIsBack();
                if (undoes)
                {
                    await UndoAllAsync(machine);
                    machine.Tree().Should().Equal(before, $"it was cut off at write {cuts}");
                    continue;
                }

                var key = machine.Files.ReadTextOrNull(NodePaths.Key);
                await JoinAsync(machine);
                machine.Files.ReadText(NodePaths.Key).Should().Be(key ?? machine.Files.ReadText(NodePaths.Key), "the key is never another one");
                var node = new NodeFiles(machine.Files);
                node.Credentials().Should().NotBeNull();
                node.Identity()!.HostId.Should().Be(Host);
            }
        }

        cuts.Should().BeGreaterThan(15);
    }

    [Fact]
    public async Task Undoing_takes_renewed_certificates_and_the_revocation_list_away_too()
    {
        using var machine = new TestMachine();
        var before = machine.Tree();
        await JoinAsync(machine);
        machine.Files.WriteText(NodePaths.Certificate, "renewed\n", Ownership.Public);
        machine.Files.WriteText(NodePaths.RevocationList, "revoked\n", Ownership.Public);
        await UndoAllAsync(machine);
        machine.Tree().Should().Equal(before);
    }

    [Theory]
    [InlineData(1, ProofOutcome.Holds)]
    [InlineData(320, ProofOutcome.Attention)]
    [InlineData(400, ProofOutcome.Fails)]
    public async Task The_proof_goes_by_what_is_left_of_the_certificate(int days, ProofOutcome outcome)
    {
        using var machine = new TestMachine();
        await JoinAsync(machine);
        var time = new ManualTime();
        time.Advance(TimeSpan.FromDays(days));
        var site = ModuleBench.Site(ModuleBench.Minimal);
        (await new EnrolmentModule(time).Proofs(site)[0].RunAsync(ModuleBench.Context(site, machine), default)).Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task The_summary_says_whose_node_it_is()
    {
        using var machine = new TestMachine();
        var joined = await JoinAsync(machine);
        var summary = new EnrolmentModule().Summary(ModuleBench.Context(ModuleBench.Site(ModuleBench.Minimal), machine)).ToDictionary();
        summary["Engine"].Should().Be("engine.test.org:7443");
        summary["Node"].Should().Be("node1.test.org");
        summary["Words"].Should().Be(joined.Words);
        summary["Engine's CA, SHA-256"].Should().Be(Fingerprint.Of(_authority.Certificate));
    }

    [Theory]
    [InlineData("/etc/appliance/answers.yaml")]
    [InlineData(EnginePaths.UnitFile)]
    public async Task A_machine_with_an_engine_is_no_node(string trace)
    {
        using var machine = ModuleBench.Prepared(new TestMachine());
        var check = new EnrolmentModule().Checks.Single();
        var site = ModuleBench.Site(ModuleBench.Minimal);
        (await ModuleBench.LookAsync(check, site, machine)).Outcome.Should().Be(CheckOutcome.Passed);
        machine.Files.WriteText(trace, "", Ownership.Public);
        var finding = await ModuleBench.LookAsync(check, site, machine);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain(trace);
        check.Waivable.Should().BeFalse();
        check.AppliesTo(site).Should().BeFalse("this site is an engine's");
    }

    private async Task<JoinedNode> JoinAsync(TestMachine machine)
    {
        // Made in no time.
        await RunAsync(machine, EnrolmentSteps.Key(KeyKind.EcdsaP256));
        using var key = new NodeFiles(machine.Files).Key()!;
        var spec = new CertificateSpec { Name = "node", Subject = SubjectName.Create("Test Org", "node").Value, AlternateNames = AlternateNames.From(["node1.test.org"]).Value, Profile = CertificateProfile.Node, Lifetime = TimeSpan.FromDays(365), KeyKind = KeyKind.EcdsaP256 };
        var joined = new JoinedNode(
            new NodeIdentity { Engine = "engine.test.org:7443", Name = "node1.test.org", HostId = Host },
            _authority.Issue(spec, key.PublicKey, SerialNumber.CreateFirst()).Value.Pem,
            _authority.Certificate.ExportCertificatePem() + "\n",
            FourWords.Of(_authority.Certificate, key.PublicKey));
        (await RunAsync(machine, EnrolmentSteps.Certificate(joined))).Outcome.Should().Be(RunOutcome.Finished);
        return joined;
    }

    private static Task<RunResult> RunAsync(TestMachine machine, IReadOnlyList<IStep> steps) => RunHarness.RunAsync(machine, steps);

    private static async Task UndoAllAsync(TestMachine machine)
    {
        for (var run = Last(machine); run is not null; run = Last(machine))
        {
            (await new Rollback(machine, new RunStore(machine.Files, TimeProvider.System), Appliance.Planning.Undo.UndoActions.Generic, new RecordedEvents()).UndoAsync(run, default)).Should().BeEmpty();
        }
    }

    private static RunRecord? Last(TestMachine machine) => new RunStore(machine.Files, TimeProvider.System).All().LastOrDefault(run => run.State != RunState.RolledBack);
}
