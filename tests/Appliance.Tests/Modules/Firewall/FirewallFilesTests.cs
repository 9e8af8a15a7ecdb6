using System.Globalization;
using Appliance.Modules.Firewall;
using Appliance.Modules.Firewall.Firewalld;
using Appliance.Planning.Steps;
using Appliance.Templating;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Firewall;

/// <summary>What each manager gets for each site is checked in under expected/.</summary>
public sealed class FirewallFilesTests
{
    public static TheoryData<string> Cases => TestData.Cases("cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_site_gives_its_files(string name)
    {
        var files = TestData.Beside($"expected/{name}");
        Directory.CreateDirectory(files);
        var written = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var manager in new[] { FirewallManager.Nftables, FirewallManager.Iptables, FirewallManager.Firewalld })
        {
            using var machine = ModuleBench.Prepared(new TestMachine { Commands = NothingInForce() });
            var settings = Settings(name, manager);
            foreach (var step in FirewallSteps.Of(settings, machine.Packages).OfType<FileStep>())
            {
                var path = Target(await step.InspectAsync(ModuleBench.StepContext(machine, null), default));
                Expectation.FileIs(Path.Combine(files, Flat(path.Path, manager)), path.Content);
                written.Add(Flat(path.Path, manager));
            }

            if (manager == FirewallManager.Firewalld)
            {
                Expectation.FileIs(Path.Combine(files, "firewalld-zone.txt"), string.Concat(FirewalldZone.Wanted("public", settings.Services).Parts.Select(part => part + "\n")));
                written.Add("firewalld-zone.txt");
            }
        }

        Directory.GetFiles(files).Select(Path.GetFileName).Should().BeEquivalentTo(written);
    }

    [Fact]
    public void Other_tables_are_named_and_nothing_is_shut()
    {
        var text = ModuleBench.Templates.Render("firewall/nftables.nft", FirewallModels.Nftables(Settings("minimal", FirewallManager.Nftables).Openings, ["inet filter", "ip filter"]));
        text.Should().Contain("policy accept;").And.Contain("inet filter, ip filter").And.NotContain("drop");
    }

    [Theory]
    [InlineData("ssh\" accept; tcp dport 1-65535 accept comment \"x")]
    [InlineData("a\nflush ruleset")]
    public void A_name_that_would_break_out_of_its_rule_is_refused(string name)
    {
        var openings = new[] { new Opening(name, ServicePort.Tcp(22), null) };
        var render = () => ModuleBench.Templates.Render("firewall/nftables.nft", FirewallModels.Nftables(openings, []));
        render.Should().Throw<TemplateException>();
    }

    [Fact]
    public void A_table_name_cannot_end_its_comment()
    {
        var render = () => ModuleBench.Templates.Render("firewall/nftables.nft", FirewallModels.Nftables([], ["inet x\nflush ruleset"]));
        render.Should().Throw<TemplateException>();
    }

    [Fact]
    public void A_description_cannot_leave_its_element()
    {
        var service = new FirewallService("x", "</description><port protocol=\"tcp\" port=\"1-65535\"/>", [], []);
        ModuleBench.Templates.Render("firewall/firewalld-service.xml", FirewallModels.FirewalldService(service)).Should().NotContain("<port");
    }

    internal static FirewallSettings Settings(string name, FirewallManager manager)
    {
        var folder = TestData.Beside($"cases/{name}");
        var ports = Path.Combine(folder, "ssh-ports");
        var facts = ModuleBench.WithSecurity(security => security with
        {
            SshPorts = File.Exists(ports) ? [.. File.ReadAllText(ports).Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture))] : [22],
        });
        var node = Path.Combine(folder, "node.yaml");
        var site = File.Exists(node) ? ModuleBench.NodeSite(File.ReadAllText(node)) : ModuleBench.Site(File.ReadAllText(Path.Combine(folder, "answers.yaml")));
        return FirewallSettings.From(site, facts) with { Manager = manager };
    }

    private static FakeCommands NothingInForce() => new FakeCommands().On("nft --json list ruleset", """{"nftables": []}""");

    private static string Flat(string path, FirewallManager manager) => path switch
    {
        FirewallPaths.UnitFile => $"{FirewallSettings.Word(manager)}-unit.service",
        _ when path.EndsWith(".d/appliance.conf", StringComparison.Ordinal) => $"after-{Path.GetFileName(Path.GetDirectoryName(path))![..^2]}.conf",
        _ => Path.GetFileName(path),
    };

    // The diff of a new file has its path and all of its lines.
    private static (string Path, string Content) Target(Inspection inspection)
    {
        var diff = inspection.Change!.Diff;
        return (
            diff[1]["+++ ".Length..],
            string.Concat(diff.Skip(2).Where(line => line.StartsWith('+')).Select(line => line[1..] + "\n")));
    }
}
