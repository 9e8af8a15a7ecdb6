using Appliance.Machines.Facts;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Network;
using Appliance.Modules.Nodes;
using Appliance.Modules.Pki;
using Appliance.Modules.Storage;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Pki;

/// <summary>Sites made of a few answers, and what modules are given with them.</summary>
internal static class PkiSite
{
    public static Site Of(params string[] answers) => Build(new SiteMode(), answers);

    public static Site Trial(params string[] answers) => Build(new SiteMode { Prefix = "/tmp/trial" }, answers);

    public static SiteContext Context(TestMachine machine, Site site, string engine = "/nonexistent/appliance-engine", Secret? admin = null) =>
        new(site, machine, Facts, new OneSecret(admin), engine);

    public static CheckContext Checking(TestMachine machine, Site site, bool installed = false, Secret? admin = null) =>
        new(site, machine, Facts, new OneSecret(admin), null) { Installed = installed };

    public static MachineFacts Facts { get; } = new()
    {
        OperatingSystem = new OperatingSystemFacts("debian", [], "12", "Debian 12", "x86_64", "6.1"),
        HostName = "engine",
        Hardware = new HardwareFacts(2, 4L << 30, null, false, null),
        Security = new SecurityFacts(null, false, [], [], [22]),
    };

    private static Site Build(SiteMode mode, string[] answers)
    {
        IReadOnlyList<Question> questions = [.. EngineQuestions.All, .. DatabaseQuestions.All, .. PkiQuestions.All, .. NetworkQuestions.All, .. StorageQuestions.All, .. NodesQuestions.All];
        string[] least = ["engine.fqdn=engine.test.org", "engine.adminPassword={ env: ADMIN }"];
        var result = SiteBuilder.Build(new QuestionCatalogue(questions), [.. least.Concat(answers).Select(AnswerSource.FromSet)], facts: null, mode);
        return result.Site ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    private sealed class OneSecret(Secret? admin) : ISiteSecrets
    {
        public Secret? Find(Question<SecretReference> question) => question == EngineQuestions.AdminPassword ? admin : null;
    }
}
