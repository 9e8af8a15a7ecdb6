using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Files;
using Appliance.Modules.Pki;
using Appliance.Planning.Checks;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Pki;

/// <summary>CAs and web certificates that are brought along.</summary>
public sealed class OwnCertificateTests : IDisposable
{
    private readonly DirectoryInfo _given = Directory.CreateTempSubdirectory("appliance-given-");
    private readonly TestMachine _machine = new();
    private readonly ForeignPki _pki = new() { NotAfter = Sample.Now.AddDays(4000) };

    [SkippableFact]
    public async Task A_subordinate_CA_signs_the_certificates_and_openssl_verifies_them_up_to_the_root()
    {
        using var openssl = new OpenSsl();
        using var root = _pki.Ca("root");
        using var ca = _pki.Ca("sub", root);
        var site = Own("Ca", ForeignPki.Pem(ca, root), ca);
        (await CheckAsync("pki-own-ca", site)).Outcome.Should().Be(CheckOutcome.Passed);

        (await PkiRun.ApplyAsync(_machine, site)).Outcome.Should().Be(RunOutcome.Finished);

        (await PkiRun.PlanAsync(_machine, site)).Changes.Should().BeEmpty();
        (await ProveAsync(site)).Outcome.Should().Be(ProofOutcome.Holds);
        var clock = Sample.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, output) = openssl.Run("verify", "-attime", clock, "-CAfile", _machine.Path("ca.pem"), _machine.Path("certs/web.pem"));
        code.Should().Be(0, output);
    }

    [Fact]
    public async Task Another_CA_replaces_ours_and_everything_is_issued_anew()
    {
        var ours = PkiSite.Of();
        await PkiRun.ApplyAsync(_machine, ours);
        var before = _machine.Tree();
        using var ca = _pki.Ca("company");
        var site = Own("Ca", ForeignPki.Pem(ca), ca);
        (await PkiRun.PlanAsync(_machine, site)).Changes.Select(step => step.Step.Id).Should().Equal("pki.ca", "pki.certificate.engine", "pki.certificate.web");

        (await PkiRun.ApplyAsync(_machine, site)).Should().Be(new RunResult(RunOutcome.Finished, 3));
        (await ProveAsync(site)).Outcome.Should().Be(ProofOutcome.Holds);

        (await PkiRun.RollBackAsync(_machine)).Should().BeEmpty();
        _machine.Tree().Should().Equal(before);
    }

    [Fact]
    public async Task What_is_wrong_with_a_CA_is_told_all_at_once_and_refused_again_by_the_step()
    {
        using var ca = new ForeignPki { NotAfter = Sample.Now.AddDays(-1), CaUsage = X509KeyUsageFlags.DigitalSignature }.Ca("expired");
        using var other = _pki.Ca("other");
        var site = Own("Ca", ForeignPki.Pem(ca), other);
        var finding = await CheckAsync("pki-own-ca", site);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().ContainAll("does not belong to the CA certificate", "may not sign others", "expired on");
        finding.Seen.Should().NotContain("PRIVATE KEY");

        var result = await PkiRun.ApplyAsync(_machine, site);
        result.FailedStep.Should().Be("pki.ca");
        result.Cause.Should().Contain("expired on");
        _machine.Files.List(PkiRun.Root + "/private").Should().BeEmpty();
    }

    [Fact]
    public async Task A_web_certificate_comes_with_its_chain_key_and_CA()
    {
        using var root = _pki.Ca("root");
        using var sub = _pki.Ca("sub", root);
        using var web = _pki.Server(sub, "engine.test.org");
        var site = Own("Web", "a comment\n" + ForeignPki.Pem(web, sub, root), web);
        (await CheckAsync("pki-own-web", site)).Outcome.Should().Be(CheckOutcome.Passed);

        (await PkiRun.ApplyAsync(_machine, site)).Outcome.Should().Be(RunOutcome.Finished);

        _machine.Text("certs/web.pem").Should().Be(ForeignPki.Pem(web, sub, root));
        _machine.Text("web-ca.pem").Should().Be(ForeignPki.Pem(root));
        File.GetUnixFileMode(_machine.Path("keys/web.key")).Should().Be((UnixFileMode)0b110_000_000);
        (await PkiRun.PlanAsync(_machine, site)).Changes.Should().BeEmpty();
        (await ProveAsync(site)).Outcome.Should().Be(ProofOutcome.Holds);
    }

    [Fact]
    public async Task A_web_certificate_with_everything_wrong_is_told_so_in_one_go()
    {
        using var root = _pki.Ca("root");
        using var sub = _pki.Ca("sub", root);
        using var web = new ForeignPki { NotAfter = Sample.Now.AddDays(-1) }.Server(sub, "other.test.org");
        var finding = await CheckAsync("pki-own-web", Own("Web", ForeignPki.Pem(web), sub));
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().ContainAll("leads to no CA", "does not belong to the certificate", "is not for engine.test.org", "expired on");
    }

    [Fact]
    public async Task A_certificate_that_is_installed_stays_when_the_files_it_came_from_are_gone()
    {
        using var root = _pki.Ca("root");
        using var web = _pki.Server(root, "engine.test.org");
        var site = Own("Web", ForeignPki.Pem(web, root), web);
        await PkiRun.ApplyAsync(_machine, site);
        _given.Delete(recursive: true);
        _given.Create();

        (await PkiRun.PlanAsync(_machine, site)).Changes.Should().BeEmpty();
        (await CheckAsync("pki-own-web", site, installed: true)).Outcome.Should().Be(CheckOutcome.Warning);
        (await CheckAsync("pki-own-web", site)).Outcome.Should().Be(CheckOutcome.Failed);
    }

    [Fact]
    public async Task Files_that_are_not_there_stop_the_plan()
    {
        var act = () => PkiRun.PlanAsync(_machine, PkiSite.Of("pki.ownCa={ certificate: /nonexistent/ca.pem, key: /nonexistent/ca.key }"));
        (await act.Should().ThrowAsync<StepFailedException>()).Which.Message.Should().Contain("/nonexistent/ca.pem is not there");
    }

    [Fact]
    public async Task Going_back_to_an_issued_web_certificate_takes_the_foreign_CA_away()
    {
        using var root = _pki.Ca("root");
        using var web = _pki.Server(root, "engine.test.org");
        await PkiRun.ApplyAsync(_machine, Own("Web", ForeignPki.Pem(web, root), web));
        var site = PkiSite.Of();
        (await PkiRun.ApplyAsync(_machine, site)).Outcome.Should().Be(RunOutcome.Finished);
        _machine.Files.Exists(PkiRun.Root + "/web-ca.pem").Should().BeFalse();
        (await ProveAsync(site)).Outcome.Should().Be(ProofOutcome.Holds);
    }

    [Fact]
    public async Task A_PKI_of_somebody_else_is_an_obstacle_and_our_own_is_none()
    {
        var site = PkiSite.Of();
        (await CheckAsync("pki-existing", site)).Outcome.Should().Be(CheckOutcome.Passed);
        await PkiRun.ApplyAsync(_machine, site);
        (await CheckAsync("pki-existing", site, installed: true)).Outcome.Should().Be(CheckOutcome.Passed);
        var finding = await CheckAsync("pki-existing", site);
        finding.Outcome.Should().Be(CheckOutcome.Failed);
        finding.Seen.Should().Contain("/etc/pki/appliance/ca.pem");
    }

    [Fact]
    public async Task The_names_that_certificates_will_carry_are_told()
    {
        var finding = await CheckAsync("pki-names", PkiSite.Of("engine.alternateNames=[manager.test.org]"));
        finding.Outcome.Should().Be(CheckOutcome.Passed);
        finding.Seen.Should().Be("The web certificate will be for engine.test.org, manager.test.org.");
    }

    public void Dispose()
    {
        _machine.Dispose();
        _given.Delete(recursive: true);
    }

    private Site Own(string what, string certificates, X509Certificate2 key)
    {
        File.WriteAllText(_given.FullName + "/given.pem", certificates);
        File.WriteAllText(_given.FullName + "/given.key", ForeignPki.KeyPem(key));
        return PkiSite.Of($"pki.own{what}={{ certificate: {_given.FullName}/given.pem, key: {_given.FullName}/given.key }}");
    }

    private Task<CheckFinding> CheckAsync(string id, Site site, bool installed = false) =>
        new PkiModule(Sample.Clock).Checks.Single(check => check.Id == id).RunAsync(PkiSite.Checking(_machine, site, installed), default);

    private Task<ProofResult> ProveAsync(Site site) =>
        new PkiModule(Sample.Clock).Proofs(site).Single().RunAsync(PkiSite.Context(_machine, site), default);
}
