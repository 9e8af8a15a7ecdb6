using System.Diagnostics;
using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Planning.Sites;
using Appliance.Tests.Modules.Pki;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Engine;

public sealed class EngineTemplatesTests
{
    [Fact]
    public void The_configuration_of_an_engine_with_its_own_database() =>
        Configuration(PkiSite.Of(), root: null).Should().Be(RepositoryTemplates.Expected("engine.json"));

    [Fact]
    public void The_configuration_of_a_trial_with_a_database_elsewhere() =>
        Configuration(
            PkiSite.Trial(
                "engine.httpPort=8080", "engine.httpsPort=8443", "engine.alternateNames=[manager.test.org, \"fd00::93\"]", "engine.applicationMode=gluster",
                "database.location=remote", "database.host=db.test.org", "database.password={ env: DB }", "database.caFile=/root/db-ca.pem", "pki.organization=\"Test \\\"Org\\\"\""),
            root: "/srv/trial").Should().Be(RepositoryTemplates.Expected("engine-trial.json"));

    [Fact]
    public void The_service() => Unit().Should().Be(RepositoryTemplates.Expected("appliance-engine.service"));

    [SkippableFact]
    public void The_service_manager_has_nothing_against_the_service()
    {
        var (code, output) = Verify(Unit().Replace(EnginePaths.Program, "/bin/true", StringComparison.Ordinal));
        output.Should().BeEmpty();
        code.Should().Be(0);
    }

    private static string Configuration(Site site, string? root) => new RepositoryTemplates().Render(
        EngineTemplates.Configuration, EngineTemplates.ConfigurationModel(EngineSettings.From(site), new LocalFiles(root, new AccountDatabase(), setsOwners: false)));

    private static string Unit() => new RepositoryTemplates().Render(EngineTemplates.Unit, EngineTemplates.UnitModel());

    private static (int Code, string Output) Verify(string unit)
    {
        Skip.IfNot(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not on this machine");
        using var machine = new TestMachine();
        var file = machine.Root + "/appliance-engine.service";
        File.WriteAllText(file, unit);
        var start = new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", "--man=no", file]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.Result);
    }
}
