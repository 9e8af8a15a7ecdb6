using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appliance.Machines.Commands;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database.Remote;
using Appliance.Modules.Database.Sql;
using Appliance.Planning.Checks;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>The remote check with a server that is prepared as an administrator would prepare it.</summary>
public sealed class RemoteServerTests
{
    private const string Name = "engine";

    private static readonly Secret _password = new("right-password");

    [SkippableFact]
    public async Task The_statements_it_shows_make_a_server_ready()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync($"CREATE ROLE {Name} LOGIN PASSWORD {SqlText.Literal(ScramVerifier.Make(_password).ToString())}");
        var finding = await LookAsync(server, "disable");
        finding.Seen.Should().Contain("There is no database engine");
        await RunAsync(server, finding);

        finding = await LookAsync(server, "disable");
        finding.Outcome.Should().Be(CheckOutcome.Failed, "its settings are PostgreSQL's own");
        await RunAsync(server, finding);
        await server.StopAsync();
        await server.StartAsync();

        finding = await LookAsync(server, "disable");
        finding.Outcome.Should().Be(CheckOutcome.Passed, finding.Seen);
        finding.Seen.Should().Contain("no TLS, database engine is empty");
    }

    [SkippableFact]
    public async Task TLS_works_in_each_mode_or_the_certificate_is_named()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync($"CREATE ROLE {Name} LOGIN PASSWORD {SqlText.Literal(ScramVerifier.Make(_password).ToString())}");
        await server.ExecuteAsync($"CREATE DATABASE {Name} OWNER {Name} TEMPLATE template0");
        var ca = await GiveCertificateAsync(server, "db.test.org");

        // What is said of the settings shows that the login worked.
        (await LookAsync(server, "require")).Seen.Should().Contain("is not ready for the engine");
        (await LookAsync(server, "verify-ca", ca)).Seen.Should().Contain("is not ready for the engine");
        var unknown = await LookAsync(server, "verify-ca");
        unknown.Seen.Should().Contain("is not trusted");
        unknown.Remedy.Should().Contain("database.caFile");
        var otherName = await LookAsync(server, "verify-full", ca);
        otherName.Seen.Should().Contain("is not trusted");
        otherName.Remedy.Should().Contain("carry the name 127.0.0.1");
    }

    [SkippableFact]
    public async Task A_server_without_a_rule_for_the_engine_is_shown_the_line()
    {
        await using var server = await StartAsync();
        await server.ExecuteAsync($"CREATE ROLE {Name} LOGIN PASSWORD {SqlText.Literal(ScramVerifier.Make(_password).ToString())}");
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "data", "pg_hba.conf"), "host all postgres 127.0.0.1/32 scram-sha-256\n");
        await server.StopAsync();
        await server.StartAsync();

        var finding = await LookAsync(server, "disable");
        finding.Seen.Should().Contain("has no rule in pg_hba.conf that lets engine in from 127.0.0.1");
        finding.Remedy.Should().Contain("  host \"engine\" \"engine\" 127.0.0.1/32 scram-sha-256").And.Contain("SELECT pg_reload_conf();").And.NotContain("CREATE");
    }

    private static async Task<PrivatePostgres> StartAsync()
    {
        Skip.If(PrivatePostgres.Missing is not null, PrivatePostgres.Missing);
        return await PrivatePostgres.StartNewAsync();
    }

    private static Task<CheckFinding> LookAsync(PrivatePostgres server, string tls, string? ca = null) => RemoteCheck.LookAsync(
        DatabaseSite.Settings(["database.location=remote", "database.host=127.0.0.1", $"database.port={server.Port}", $"database.tls={tls}", .. ca is null ? Array.Empty<string>() : [$"database.caFile={ca}"]]), _password, default);

    private static async Task RunAsync(PrivatePostgres server, CheckFinding finding)
    {
        foreach (var statement in finding.Remedy!.Split('\n').Select(line => line.Trim()).Where(line => line.EndsWith(';')))
        {
            await server.ExecuteAsync(statement, finding.Seen.Contains("no database", StringComparison.Ordinal) ? "postgres" : Name);
        }
    }

    private static async Task<string> GiveCertificateAsync(PrivatePostgres server, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var data = Path.Combine(server.Directory, "data");
        var ca = Path.Combine(server.Directory, "ca.pem");
        await File.WriteAllTextAsync(ca, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(data, "server.crt"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(data, "server.key"), key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(Path.Combine(data, "server.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await new LocalCommandRunner().RunAsync(Command.Of("chown", "--reference", data, Path.Combine(data, "server.key")), default)).OrThrow();
        await server.ExecuteAsync("ALTER SYSTEM SET ssl = on");
        await server.StopAsync();
        await server.StartAsync();
        return ca;
    }
}
