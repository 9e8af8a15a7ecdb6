using Appliance.Cli.Composition;
using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Configuration;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Database;

/// <summary>
/// Each folder of expected/ is a case: <c>given.conf</c> is the postgresql.conf that is there (none before installation),
/// <c>answers</c> are the answers, and the rest is what is written.
/// </summary>
public sealed class RenderedFilesTests
{
    private const string Place = "tests/Appliance.Tests/Modules/Database/expected";

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder("")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_files_are_as_expected(string name)
    {
        using var machine = new TestMachine();
        var cluster = name.Split('-')[0] switch
        {
            "debian" => PostgresCluster.Debian(15),
            "enterpriselinux" => PostgresCluster.EnterpriseLinux(13),
            _ => PostgresCluster.Trial(15, "/usr/lib/postgresql/15/bin", "postgres"),
        };
        if (File.Exists(Folder($"{name}/given.conf")))
        {
            Directory.CreateDirectory(machine.Root + cluster.ConfigDirectory);
            machine.Files.WriteText(cluster.MainFile, File.ReadAllText(Folder($"{name}/given.conf")), new Ownership(Ownership.Public.Mode));
        }

        var settings = DatabaseSite.Settings(File.ReadAllLines(Folder($"{name}/answers")));
        var conf = PostgresConf.Read(machine.Files, cluster);
        var templates = new ProductTemplates(machine.Files);
        Expectation.IsCurrent($"{Place}/{name}/appliance.conf", templates.Render(SettingsModel.Template, SettingsModel.Of(ServerSettings.Of(settings, cluster, conf))));
        Expectation.IsCurrent($"{Place}/{name}/pg_hba.conf", templates.Render(HbaRules.Template, HbaRules.Model(settings, cluster, conf)));
    }

    private static string Folder(string name) => Path.Combine(Expectation.Repository, Place, name);
}
