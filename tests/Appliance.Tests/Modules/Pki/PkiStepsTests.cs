using Appliance.Modules.Pki;
using Appliance.Pki.Keys;
using Appliance.Pki.Register;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Pki;

public sealed class PkiStepsTests
{
    private static readonly Site Plain = PkiSite.Of("engine.alternateNames=[manager.test.org, 10.0.0.5]", "network.management={ interface: em1, address: 10.0.200.93/24 }");

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        using var machine = new TestMachine();
        (await PkiRun.ApplyAsync(machine, Plain)).Should().Be(new RunResult(RunOutcome.Finished, 4));
        var tree = machine.Tree();

        (await PkiRun.PlanAsync(machine, Plain)).Changes.Should().BeEmpty();
        (await PkiRun.ApplyAsync(machine, Plain)).Should().Be(new RunResult(RunOutcome.Finished, 0));
        machine.Tree().Should().Equal(tree);
    }

    [Fact]
    public async Task The_plan_is_the_same_each_time_and_says_what_is_issued()
    {
        using var machine = new TestMachine();
        var plan = await PkiRun.PlanAsync(machine, Plain);
        (await PkiRun.PlanAsync(machine, Plain)).Hash.Should().Be(plan.Hash);
        var lines = plan.Changes.SelectMany(step => step.Inspection.Change!.Diff.Prepend("# " + step.Step.Id + ": " + step.Inspection.Change.Summary));
        string.Join('\n', lines).Should().Be(
            """
            # pki.folders: Make the folders of /etc/pki/appliance
            +/etc/pki/appliance mode 0755 owner appliance
            +/etc/pki/appliance/certs mode 0755 owner appliance
            +/etc/pki/appliance/keys mode 0755 owner root
            +/etc/pki/appliance/requests mode 0755 owner appliance
            +/etc/pki/appliance/private mode 0700 owner appliance
            # pki.ca: Create the CA O=test.org, CN=engine.test.org CA
            +subject O=test.org, CN=engine.test.org CA
            +for signing certificates
            +valid for 3650 days
            +key ecdsa-p256
            # pki.certificate.engine: Issue the engine certificate
            +subject O=test.org, CN=engine.test.org
            +names engine.test.org, manager.test.org, 10.0.0.5, 10.0.200.93
            +for TLS servers and clients
            +valid for 1826 days
            +key ecdsa-p256
            # pki.certificate.web: Issue the web certificate
            +subject O=test.org, CN=engine.test.org
            +names engine.test.org, manager.test.org, 10.0.0.5, 10.0.200.93
            +for TLS servers
            +valid for 398 days
            +key ecdsa-p256
            """);
    }

    [Fact]
    public async Task Nothing_is_signed_while_a_running_engine_holds_the_register()
    {
        var time = new WaitCountingTime();
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, PkiSite.Of(), time);
        Task<RunResult> renewing;
        using ((await RegisterLock.TakeAsync(machine.Path(""), TimeSpan.FromSeconds(1), TimeProvider.System, default)).Value)
        {
            var waits = time.WaitsAsync(RegisterLock.Pause, times: 3);
            renewing = PkiRun.ApplyAsync(machine, PkiSite.Of("engine.alternateNames=[manager.test.org]"), time);
            (await Task.WhenAny(renewing, waits).WaitAsync(TimeSpan.FromSeconds(30))).Should().BeSameAs(waits, "it tries again and again, {0}", renewing.IsCompleted ? await renewing : "and is not done");
        }

        (await renewing).Outcome.Should().Be(RunOutcome.Finished);
    }

    [SkippableFact]
    public async Task OpenSsl_verifies_every_certificate_and_reads_the_register()
    {
        using var openssl = new OpenSsl();
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        var clock = Sample.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var name in new[] { "engine", "web" })
        {
            var (code, output) = openssl.Run("verify", "-x509_strict", "-attime", clock, "-CAfile", machine.Path("ca.pem"), machine.Path($"certs/{name}.pem"));
            code.Should().Be(0, output);
            openssl.Run("x509", "-in", machine.Path($"certs/{name}.pem"), "-pubkey", "-noout").Output
                .Should().Be(openssl.Run("pkey", "-in", machine.Path($"keys/{name}.key"), "-pubout").Output);
            openssl.Run("req", "-in", machine.Path($"requests/{name}.csr"), "-verify", "-noout").ExitCode.Should().Be(0);
        }

        openssl.Run("verify", "-attime", clock, "-CAfile", machine.Path("ca.pem"), "-verify_hostname", "engine.test.org", machine.Path("certs/web.pem")).ExitCode.Should().Be(0);
        openssl.Run("verify", "-attime", clock, "-CAfile", machine.Path("ca.pem"), "-verify_ip", "10.0.200.93", machine.Path("certs/web.pem")).ExitCode.Should().Be(0);
        var serials = CertificateIndex.Parse(machine.Text("index.txt")).Value.Entries.Select(entry => entry.Serial.ToString()).ToList();
        serials.Should().HaveCount(3, "the CA and two certificates were signed");
        openssl.Run("x509", "-in", machine.Path("certs/web.pem"), "-noout", "-serial").Output.Trim().Should().Be("serial=" + serials[^1]);
    }

    [Fact]
    public async Task Keys_are_their_owners_alone_and_the_CA_is_everybodys()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        foreach (var key in new[] { "private/ca.key", "keys/engine.key", "keys/web.key" })
        {
            File.GetUnixFileMode(machine.Path(key)).Should().Be((UnixFileMode)0b110_000_000, key);
        }

        File.GetUnixFileMode(machine.Path("ca.pem")).Should().Be((UnixFileMode)0b110_100_100);
        File.GetUnixFileMode(machine.Path("private")).Should().Be((UnixFileMode)0b111_000_000);
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_closed_again()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        File.SetUnixFileMode(machine.Path("keys/web.key"), (UnixFileMode)0b110_100_100);
        File.SetUnixFileMode(machine.Path("private/ca.key"), (UnixFileMode)0b110_100_100);
        (await PkiRun.ApplyAsync(machine, Plain)).Should().Be(new RunResult(RunOutcome.Finished, 2));
        File.GetUnixFileMode(machine.Path("keys/web.key")).Should().Be((UnixFileMode)0b110_000_000);
    }

    [Fact]
    public async Task A_further_name_gives_new_certificates_with_the_old_keys()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        var (key, ca) = (machine.Text("keys/web.key"), machine.Text("ca.pem"));
        var site = PkiSite.Of("engine.alternateNames=[other.test.org]");
        (await PkiRun.PlanAsync(machine, site)).Changes.Select(step => step.Inspection.Change!.Summary).Should().Equal(
            "Issue the engine certificate anew: its names have changed", "Issue the web certificate anew: its names have changed");

        (await PkiRun.ApplyAsync(machine, site)).Outcome.Should().Be(RunOutcome.Finished);

        (machine.Text("keys/web.key"), machine.Text("ca.pem")).Should().Be((key, ca));
        (await ProveAsync(machine, site)).Outcome.Should().Be(ProofOutcome.Holds);
    }

    [Fact]
    public async Task Another_kind_of_key_comes_with_the_next_certificate_and_not_before()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        var rsa = PkiSite.Of("pki.keyType=rsa-2048");
        (await PkiRun.PlanAsync(machine, PkiSite.Of("engine.alternateNames=[manager.test.org, 10.0.0.5]", "network.management={ interface: em1, address: 10.0.200.93/24 }", "pki.keyType=rsa-2048"))).Changes.Should().BeEmpty();
        await PkiRun.ApplyAsync(machine, rsa);
        KeyPair.FromPem(machine.Text("keys/web.key")).Value.Kind.Should().Be(KeyKind.Rsa2048);
    }

    [Fact]
    public async Task What_is_due_is_renewed_and_the_CA_keeps_its_key()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        var (ca, key) = (machine.Text("ca.pem"), machine.Text("private/ca.key"));
        var later = new FixedTime(Sample.Now.AddDays(300));
        (await ProveAsync(machine, Plain, later)).Outcome.Should().Be(ProofOutcome.Attention);
        (await PkiRun.PlanAsync(machine, Plain, later)).Changes.Should().ContainSingle().Which.Inspection.Change!.Summary.Should().Be("Issue the web certificate anew: its renewal is due");
        await PkiRun.ApplyAsync(machine, Plain, later);
        (await ProveAsync(machine, Plain, later)).Outcome.Should().Be(ProofOutcome.Holds);

        var muchLater = new FixedTime(Sample.Now.AddDays(2600));
        (await PkiRun.PlanAsync(machine, Plain, muchLater)).Changes[0].Inspection.Change!.Summary.Should().Be("Renew the CA with its key: its renewal is due");
        (await PkiRun.ApplyAsync(machine, Plain, muchLater)).Outcome.Should().Be(RunOutcome.Finished);
        machine.Text("ca.pem").Should().NotBe(ca);
        machine.Text("private/ca.key").Should().Be(key);
        (await ProveAsync(machine, Plain, muchLater)).Outcome.Should().Be(ProofOutcome.Holds);
    }

    [Fact]
    public async Task A_lost_CA_key_stops_the_plan_instead_of_making_another_CA()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        machine.Files.DeleteFile($"{PkiRun.Root}/private/ca.key");
        var act = () => PkiRun.PlanAsync(machine, Plain);
        (await act.Should().ThrowAsync<Appliance.Planning.Steps.StepFailedException>()).Which.Message.Should().Contain("its key /etc/pki/appliance/private/ca.key is missing or damaged");
    }

    [Fact]
    public async Task A_damaged_index_stops_the_plan_before_anything_is_signed()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        File.AppendAllText(machine.Path("index.txt"), "rubbish\n");
        var act = () => PkiRun.PlanAsync(machine, PkiSite.Of());
        (await act.Should().ThrowAsync<Appliance.Planning.Steps.StepFailedException>()).Which.Message.Should().StartWith("Line 4 of the certificate index");
    }

    [Fact]
    public async Task A_lost_or_foreign_key_gets_a_new_certificate()
    {
        using var machine = new TestMachine();
        await PkiRun.ApplyAsync(machine, Plain);
        File.WriteAllText(machine.Path("keys/web.key"), machine.Text("keys/engine.key"));
        machine.Files.DeleteFile($"{PkiRun.Root}/keys/engine.key");
        (await ProveAsync(machine, Plain)).Outcome.Should().Be(ProofOutcome.Fails);
        (await PkiRun.ApplyAsync(machine, Plain)).Should().Be(new RunResult(RunOutcome.Finished, 2));
        (await ProveAsync(machine, Plain)).Outcome.Should().Be(ProofOutcome.Holds);
    }

    [Fact]
    public void A_trial_is_good_for_the_loopback_addresses()
    {
        PkiSettings.From(PkiSite.Trial()).Inventory.Web.AlternateNames.ToStrings().Should().Equal("engine.test.org", "localhost", "127.0.0.1", "::1");
        PkiSettings.From(Plain).Inventory.Web.AlternateNames.ToStrings().Should().NotContain("127.0.0.1");
    }

    [Fact]
    public async Task The_summary_tells_the_fingerprint_of_the_CA_and_where_it_is_to_be_had()
    {
        using var machine = new TestMachine();
        var context = PkiSite.Context(machine, PkiSite.Of("engine.httpPort=8080"));
        new PkiModule().Summary(context).Should().BeEmpty();
        await PkiRun.ApplyAsync(machine, Plain);
        var summary = new PkiModule().Summary(context).ToDictionary(line => line.Label, line => line.Value);
        summary["CA fingerprint (SHA-256)"].Should().MatchRegex("^([0-9A-F]{2}:){31}[0-9A-F]{2}$");
        summary["CA certificate"].Should().Be("http://engine.test.org:8080/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA");
    }

    private static Task<ProofResult> ProveAsync(TestMachine machine, Site site, TimeProvider? clock = null) =>
        new PkiModule(clock ?? Sample.Clock).Proofs(site).Single().RunAsync(PkiSite.Context(machine, site), default);
}
