using System.Text.RegularExpressions;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Setup;

/// <summary>One server's life: set up, looked at from outside, left alone, changed by hand, rebooted, cut off from power.</summary>
[Collection(LabCollection.Name)]
public sealed partial class EngineLifeTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Healthy = "DB Up!Welcome to Health Status!";
    private const string Health = $"https://{EngineServer.Fqdn}/ovirt-engine/services/health";
    private const string CaCertificate = $"http://{EngineServer.Fqdn}/ovirt-engine/services/pki-resource?resource=ca-certificate&format=X509-PEM-CA";

    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_fresh_server_becomes_an_engine_and_stays_one()
    {
        await using var server = await EngineServer.StartAsync(fixture, trail);
        await StartForeignListenerAsync(server);

        var setUp = await server.SetUpAsync();
        setUp.ShouldEndWith(0, "SUMMARY", $"https://{EngineServer.Fqdn}/ovirt-engine/", "The administrator can log in: ok.");

        var ca = await DownloadCaAsync(server, setUp.Output);
        try
        {
            await ShouldBeHealthyOutsideAsync(server, ca);
            await ShouldBeTrustedOutsideAsync(server, ca);
            await OnlyItsPortsAreOpenAsync(server);
            await TheDistributionsFilterLeavesOursInForceAsync(server);
            await ServicesAndSecretsAreShutAsync(server);
            await ASecondRunChangesNothingAsync(server);
            await WhatWasChangedByHandIsSeenAndPutRightAsync(server);
            await AWrongDatabasePasswordIsRefusedAsync(server);

            await server.Machine.RebootAsync(None);
            await ShouldBeBackAsync(server, ca, "rebooted");
            await server.Machine.PowerCutAsync(None);
            await server.Machine.StartAsync(None);
            await ShouldBeBackAsync(server, ca, "back after a power cut");

            await SecretTraces.ShouldBeNoneAsync(server, EngineServer.AdminPassword);
            const string DatabasePassword = "/etc/appliance/secrets/database.password";
            await SecretTraces.ShouldBeNoneAsync(server, (await server.ShellAsync("cat", DatabasePassword)).Trim(), DatabasePassword);
        }
        finally
        {
            File.Delete(ca);
        }
    }

    // Something that listened before, as proof that the packet filter shuts what it should.
    private static async Task StartForeignListenerAsync(EngineServer server)
    {
        await server.ShellAsync("systemd-run", "--quiet", "--unit=foreign", "--socket-property=ListenStream=7777", "--socket-property=Accept=yes", "cat");
        (await server.AnswersAsync(7777)).Should().BeTrue("nothing filters yet");
        (await server.AnswersAsync(22)).Should().BeTrue();
        (await server.AnswersAsync(443)).Should().BeFalse("there is no engine yet");
    }

    private static async Task<string> DownloadCaAsync(EngineServer server, string summary)
    {
        var pem = (await server.FetchAsync(CaCertificate)).OrThrow().Output;
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, pem);
        var fingerprint = await HostCommand.ReadAsync(None, "openssl", "x509", "-in", file, "-noout", "-fingerprint", "-sha256");
        var told = Fingerprint().Match(summary).Groups[1].Value;
        told.Should().NotBeEmpty();
        fingerprint.Should().Contain(told, "the summary is how an administrator knows that the downloaded CA is the right one");
        server.Note($"CA downloaded, fingerprint {told[..23]}… as in the summary");
        return file;
    }

    private static async Task ShouldBeHealthyOutsideAsync(EngineServer server, string ca)
    {
        (await server.FetchAsync(Health, ca)).OrThrow().Output.Should().Be(Healthy);
        (await server.FetchAsync(Health, "/etc/ssl/certs/ca-certificates.crt")).Error.Should().Contain("certificate", "nobody else vouches for it");
        server.Note("healthy from outside, over TLS against its own CA");
    }

    private static async Task ShouldBeTrustedOutsideAsync(EngineServer server, string ca)
    {
        var shaken = await server.Network.RunAsync(None,
            "openssl", "s_client", "-connect", EngineServer.Address + ":443", "-servername", EngineServer.Fqdn,
            "-CAfile", ca, "-verify_return_error", "-verify_hostname", "node93.test.org", "-brief");
        (shaken.Output + shaken.Error).Should().Contain("Verification: OK").And.MatchRegex("Protocol version: TLSv1\\.[23]");
        foreach (var certificate in new[] { "engine", "web" })
            (await server.ShellAsync("openssl", "verify", "-x509_strict", "-CAfile", "/etc/pki/appliance/ca.pem", $"/etc/pki/appliance/certs/{certificate}.pem"))
                .Should().EndWith("OK");
        (await server.FetchAsync($"http://{EngineServer.Fqdn}/ovirt-engine/services/pki-resource?resource=ca-key")).Output.Should().NotContain("PRIVATE KEY");
    }

    private static async Task OnlyItsPortsAreOpenAsync(EngineServer server)
    {
        foreach (var port in new[] { 22, 80, 443, 7443 })
            (await server.AnswersAsync(port)).Should().BeTrue($"port {port} is the engine's or SSH's");
        foreach (var port in new[] { 111, 5432, 7777 })
            (await server.AnswersAsync(port)).Should().BeFalse($"nobody asked for port {port} to be open");
        (await server.ShellAsync("nft", "list", "table", "inet", "appliance")).Should().Contain("policy drop").And.Contain("tcp dport 443 accept");
        server.Note("22, 80 and 443 answer; 111, 5432 and a foreign listener's port do not");
    }

    // Its configuration begins with a flush, and nothing but our addition to its unit brings our table back.
    private static async Task TheDistributionsFilterLeavesOursInForceAsync(EngineServer server)
    {
        await server.ShellAsync("systemctl", "restart", "nftables.service");
        (await server.ShellAsync("nft", "list", "table", "inet", "appliance")).Should().Contain("policy drop");
        server.Note("nftables.service restarted; the appliance's table is there");
    }

    private static async Task ServicesAndSecretsAreShutAsync(EngineServer server)
    {
        var security = await server.ShellAsync("systemd-analyze", "security", "--no-pager", "appliance-engine.service");
        var exposure = Exposure().Match(security).Groups[1].Value;
        server.Note($"exposure of appliance-engine.service as systemd counts it: {exposure} of 10");
        double.Parse(exposure, System.Globalization.CultureInfo.InvariantCulture).Should().BeLessThan(3);
        (await server.ShellAsync("systemctl", "show", "--property=User,ActiveState,UnitFileState", "appliance-engine.service"))
            .Should().ContainAll("User=appliance", "ActiveState=active", "UnitFileState=enabled");

        (await server.ShellAsync(
            "stat", "--format=%a %U:%G %n",
            "/etc/appliance", "/etc/appliance/engine.json", "/etc/appliance/answers.yaml", "/etc/appliance/secrets", "/etc/appliance/secrets/database.password",
            "/etc/pki/appliance/private", "/etc/pki/appliance/private/ca.key", "/etc/pki/appliance/keys/web.key", "/etc/pki/appliance/ca.pem",
            "/var/lib/appliance/runs", "/var/log/appliance", "/usr/lib/appliance/appliance-engine"))
            .Should().Be("""
                755 root:root /etc/appliance
                640 root:appliance /etc/appliance/engine.json
                600 root:root /etc/appliance/answers.yaml
                711 root:root /etc/appliance/secrets
                600 appliance:appliance /etc/appliance/secrets/database.password
                700 appliance:appliance /etc/pki/appliance/private
                600 appliance:appliance /etc/pki/appliance/private/ca.key
                600 appliance:appliance /etc/pki/appliance/keys/web.key
                644 root:root /etc/pki/appliance/ca.pem
                700 root:root /var/lib/appliance/runs
                700 root:root /var/log/appliance
                755 root:root /usr/lib/appliance/appliance-engine
                """);
        (await server.ShellAsync("find", "/var/lib/appliance/runs", "/var/log/appliance", "-type", "f", "-perm", "/077")).Should().BeEmpty("records are for root alone");
    }

    private static async Task ASecondRunChangesNothingAsync(EngineServer server)
    {
        var before = await server.Machine.ReadTreeAsync(None);
        var process = await server.ShellAsync("systemctl", "show", "--property=MainPID", "appliance-engine.service");

        (await server.SetUpAsync()).ShouldEndWith(0, "nothing to change");
        // As one does a year later, with the program that set-up installed and the answers it kept.
        (await server.ShellAsync("appliance", "setup", "--yes")).Should().Contain("nothing to change");
        (await server.ShellAsync("appliance", "plan", "--exit-code")).Should().NotBeEmpty();

        var after = await server.Machine.ReadTreeAsync(None);
        before.DifferencesTo(after, [.. MachineTree.EverydayChanges, "/var/lib/postgresql/*"]).Should().BeEmpty();
        (await server.ShellAsync("systemctl", "show", "--property=MainPID", "appliance-engine.service")).Should().Be(process, "nothing was restarted");
        (await server.RunAsync("status")).ShouldEndWith(0, "The engine is healthy: ok.");
    }

    private static async Task WhatWasChangedByHandIsSeenAndPutRightAsync(EngineServer server)
    {
        await server.ShellAsync("sed", "-i", "s/443/8444/", "/etc/appliance/firewall.nft");
        await server.ShellAsync("nft", "delete", "table", "inet", "appliance");
        await server.ShellAsync("chmod", "0644", "/etc/appliance/secrets/database.password");
        await server.ShellAsync("rm", "-r", "/etc/systemd/system/nftables.service.d");
        await server.ShellAsync("systemctl", "daemon-reload");
        await server.ShellAsync("systemctl", "disable", "appliance-engine.service");

        (await server.RunAsync("status")).ShouldEndWith(1, "(firewall.rules)", "(firewall.table)", "(database.password)", "(engine.service)");
        (await server.RunAsync("plan", "--exit-code")).ShouldEndWith(5, "-", "8444");
        (await server.SetUpAsync()).ShouldEndWith(0, "All steps are done");
        (await server.RunAsync("status")).ShouldEndWith(0);
        (await server.ShellAsync("stat", "--format=%a", "/etc/appliance/secrets/database.password")).Should().Be("600");
        await TheDistributionsFilterLeavesOursInForceAsync(server);
    }

    private static async Task AWrongDatabasePasswordIsRefusedAsync(EngineServer server)
    {
        await server.Machine.WriteFileAsync("/root/database.secret", "not-the-password\n", None, "0600");
        (await server.RunAsync(
                "check", "--answers", EngineServer.Answers, "--set", "database.location=remote", "--set", "database.host=127.0.0.1", "--set", "database.tls=require",
                "--set", "database.password={ file: /root/database.secret }"))
            .ShouldEndWith(4, "password", "database.password");
    }

    private static async Task ShouldBeBackAsync(EngineServer server, string ca, string how)
    {
        server.Note(how);
        for (var tries = 0; !(await server.FetchAsync(Health, ca)).Succeeded && tries < 20; tries++)
            await Task.Delay(500);
        await ShouldBeHealthyOutsideAsync(server, ca);
        (await server.AnswersAsync(22)).Should().BeTrue();
        (await server.AnswersAsync(111)).Should().BeFalse("the packet filter is loaded at boot");
        (await server.ShellAsync("hostname")).Should().Be(EngineServer.Fqdn);
        (await server.RunAsync("status")).ShouldEndWith(0);
    }

    [GeneratedRegex("CA fingerprint \\(SHA-256\\): *([0-9A-F:]{95})")]
    private static partial Regex Fingerprint();

    [GeneratedRegex("Overall exposure level for \\S+: ([0-9.]+)")]
    private static partial Regex Exposure();
}
