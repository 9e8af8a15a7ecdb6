using Appliance.Machines;
using Appliance.Machines.Facts;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Modules.Database;

/// <summary>Sites and contexts with the database's questions alone.</summary>
internal static class DatabaseSite
{
    public static readonly OperatingSystemFacts Debian = new("debian", [], "12", "Debian GNU/Linux 12", "x86_64", "6.1");

    public static readonly OperatingSystemFacts EnterpriseLinux = new("rocky", ["rhel", "centos", "fedora"], "9.4", "Rocky Linux 9.4", "x86_64", "5.14");

    public static Site Of(SiteMode mode, params string[] assignments)
    {
        var catalogue = new QuestionCatalogue(DatabaseQuestions.All);
        var result = SiteBuilder.Build(catalogue, [.. assignments.Select(AnswerSource.FromSet)], mode: mode);
        result.Errors.Should().BeEmpty();
        return result.Site!;
    }

    public static DatabaseSettings Settings(params string[] assignments) => DatabaseSettings.From(Of(new SiteMode(), assignments));

    public static SiteContext Context(Site site, IMachine machine, Secret? password = null, OperatingSystemFacts? system = null) =>
        new(site, machine, Facts(system ?? Debian), new Secrets(password), "/nowhere");

    public static CheckContext CheckContext(Site site, IMachine machine, MachineFacts facts, Secret? password = null) =>
        new(site, machine, facts, new Secrets(password), Unfinished: null) { Installed = false };

    public static MachineFacts Facts(OperatingSystemFacts system) => new()
    {
        OperatingSystem = system,
        HostName = "engine",
        Hardware = null!,
        Security = null!,
        Locales = ["C", "C.utf8", "POSIX"],
    };

    private sealed class Secrets(Secret? password) : ISiteSecrets
    {
        public Secret? Find(Question<SecretReference> question) => question == DatabaseQuestions.Password ? password : null;
    }
}
