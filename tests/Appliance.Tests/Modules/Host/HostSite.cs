using System.Net;
using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Firewall;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Modules.Storage;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Questions;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules.Host;

/// <summary>A site and a good machine for it, from which tests bend one thing.</summary>
internal static class HostSite
{
    public const string Fqdn = "engine.test.org";
    public const long GiB = 1L << 30;

    public static readonly SiteMode Trial = new() { Prefix = "/tmp/trial" };

    public static readonly IPAddress Own = IPAddress.Parse("10.0.200.93");

    public static readonly IPAddress OwnV6 = IPAddress.Parse("2001:db8::93");

    private static readonly QuestionCatalogue Catalogue =
        new([.. EngineQuestions.All, .. DatabaseQuestions.All, .. NetworkQuestions.All, .. StorageQuestions.All, .. FirewallQuestions.All, .. HostQuestions.All]);

    public static MachineFacts Facts { get; } = new()
    {
        OperatingSystem = new OperatingSystemFacts("debian", [], "12", "Debian GNU/Linux 12 (bookworm)", "x86_64", "6.1.0"),
        HostName = "fresh",
        Hardware = new HardwareFacts(4, 16 * GiB, "vmx", HasKvm: true, Container: null),
        Interfaces =
        [
            new InterfaceFacts("lo", "00:00:00:00:00:00", true, true, 65536, null, [new InterfaceAddressFacts(IPAddress.Loopback, 8)]),
            new InterfaceFacts("em1", "52:54:00:00:00:01", true, false, 1500, 1000, [new InterfaceAddressFacts(Own, 24), new InterfaceAddressFacts(OwnV6, 64)]),
        ],
        NameServers = ["10.0.200.1"],
        Security = new SecurityFacts(null, true, [], [], [22]),
        HasSystemd = true,
        ClockSynchronized = true,
    };

    public static OperatingSystemFacts EnterpriseLinux { get; } = new("rocky", ["rhel", "centos", "fedora"], "9.4", "Rocky Linux 9.4", "x86_64", "5.14.0");

    public static Site Of(SiteMode? mode, params IReadOnlyList<string> sets)
    {
        AnswerSource[] sources = [AnswerSource.FromSet($"engine.fqdn={Fqdn}"), AnswerSource.FromSet("engine.adminPassword={ file: /root/admin.secret }"), .. sets.Select(AnswerSource.FromSet)];
        var result = SiteBuilder.Build(Catalogue, sources, mode: mode);
        result.Errors.Should().BeEmpty();
        return result.Site!;
    }

    public static Site Of(params IReadOnlyList<string> sets) => Of(null, sets);

    public static CheckContext Checked(IMachine machine, Site? site = null, MachineFacts? facts = null, RunRecord? unfinished = null, bool installed = false) =>
        new(site ?? Of(), machine, facts ?? Facts, new NoSecrets(), unfinished) { Installed = installed };

    public static SiteContext Context(IMachine machine, Site site, MachineFacts? facts = null) =>
        new(site, machine, facts ?? Facts, new NoSecrets(), "/nowhere/appliance-engine");

    public static async Task<CheckFinding> FindAsync(ICheck check, CheckContext context)
    {
        check.AppliesTo(context.Site).Should().BeTrue();
        return await check.RunAsync(context, default);
    }

    /// <summary>Runs a check that looks at facts and answers alone.</summary>
    public static async Task<CheckFinding> FindAsync(ICheck check, MachineFacts? facts = null, Site? site = null)
    {
        using var machine = new TestMachine();
        return await FindAsync(check, Checked(machine, site, facts));
    }

    private sealed class NoSecrets : ISiteSecrets
    {
        public Secret? Find(Question<SecretReference> question) => null;
    }
}
