using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Sites;

public sealed class SiteBuilderTests
{
    private const string Smallest = "version: 1\nengine: { fqdn: engine.test.org, adminPassword: { prompt: true } }\n";

    [Fact]
    public void Later_sources_win_in_the_documented_order()
    {
        var file = AnswerSource.FromFile("a.yaml", Smallest + "database: { name: from_file }\n");
        var later = AnswerSource.FromFile("b.yaml", "version: 1\ndatabase: { name: from_later }\n");
        var environment = Environment("APPLIANCE_DATABASE_NAME", "from_env");
        var set = AnswerSource.FromSet("database.name=from_set");
        var wizard = AnswerSource.FromWizard(new Dictionary<string, AnswerNode> { ["database.name"] = new AnswerScalar("from_wizard", ScalarForm.Bare, Origin.Wizard) });

        Name([file]).Should().Be("from_file");
        Name([file, later]).Should().Be("from_later");
        Name([later, file]).Should().Be("from_file");
        Name([environment, file, later]).Should().Be("from_env");
        Name([set, environment, file]).Should().Be("from_set");
        Name([wizard, set, environment, file]).Should().Be("from_wizard");

        static string Name(AnswerSource[] sources) => Good(SiteBuilder.Build(Sample.Catalogue, sources)).Get(Sample.DatabaseName);
    }

    [Fact]
    public void Records_merge_by_key_and_lists_are_replaced()
    {
        var site = Good(SiteBuilder.Build(Sample.Catalogue,
        [
            AnswerSource.FromFile("a.yaml", Smallest + "network: { management: { interface: em1, mtu: 9000 } }\ntime: { servers: [10.0.0.1, 10.0.0.2] }\n"),
            AnswerSource.FromFile("b.yaml", "version: 1\nnetwork: { management: { mtu: 1400 } }\ntime: { servers: [10.0.0.3] }\n"),
        ]));

        site.Get(Sample.Management).Should().BeEquivalentTo(new { Interface = "em1", Mtu = 1400 });
        AnswersShow.Text(site).Should().MatchRegex(@"management\.interface +em1 +a\.yaml:3").And.MatchRegex(@"management\.mtu +1400 +b\.yaml:2");
        site.Get(Sample.TimeServers).Should().ContainSingle().Which.ToString().Should().Be("10.0.0.3");
    }

    [Fact]
    public void A_secret_reference_is_replaced_as_a_whole()
    {
        var site = Good(Sample.Build("version: 1\nengine: { fqdn: engine.test.org, adminPassword: { file: /a } }\n", AnswerSource.FromSet("engine.adminPassword={env: B}")));

        site.Get(Sample.AdminPassword).Should().Be(new SecretReference.Environment("B"));
    }

    [Fact]
    public void Set_reaches_into_a_record_and_takes_lists()
    {
        var site = Good(Sample.Build(Smallest, AnswerSource.FromSet("network.management.mtu=9000"), AnswerSource.FromSet("nodes.hosts=[{name: n1.test.org, address: 10.0.0.1}]")));

        site.Get(Sample.Management).Mtu.Should().Be(9000);
        site.Get(Sample.Management).Name.Should().Be("ovirtmgmt");
        site.Get(Sample.Nodes).Should().ContainSingle().Which.Name.Should().Be("n1.test.org");
        site.OriginOf(Sample.Management).Should().Be(Origin.Set);
    }

    [Theory]
    [InlineData("engine.fqdn", "", "--set: an argument of --set has no id and =. Write --set id=value, for example --set engine.fqdn=engine.example.org.")]
    [InlineData("engine.fqnd=x.org", "engine.fqnd", "--set: engine.fqnd: there is no such answer. Did you mean engine.fqdn? All ids are listed by: appliance answers schema.")]
    [InlineData("fqdn=x.org", "fqdn", "--set: fqdn: there is no such answer. Did you mean engine.fqdn? All ids are listed by: appliance answers schema.")]
    [InlineData("engine=x.org", "engine", "--set: engine: is a group of answers, not one answer. All ids are listed by: appliance answers schema.")]
    [InlineData("network.management.mtuu=1", "network.management.mtuu", "--set: network.management.mtuu: there is no such answer. Did you mean network.management.mtu? All ids are listed by: appliance answers schema.")]
    [InlineData("time.servers=[10.0.0.1", "time.servers", "--set: time.servers: the value is not valid YAML; expected a list, each item an IPv4 or IPv6 address. Check brackets, braces, commas and quotes.")]
    [InlineData("time.servers=10.0.0.1", "time.servers", "--set: time.servers: is a single value; expected a list, each item an IPv4 or IPv6 address. Write [ ] around it.")]
    [InlineData("database.sharedBuffers=1", "database.sharedBuffers", "--set: database.sharedBuffers: '1' has no unit (B, KiB, MiB, GiB, TiB, PiB or kB, MB, GB, TB, PB); expected a size with its unit, as 25GiB. Write for example sharedBuffers: 25GiB.")]
    public void A_bad_set_is_told(string assignment, string id, string message)
    {
        var error = Sample.Build(Smallest, AnswerSource.FromSet(assignment)).Errors.Should().ContainSingle().Subject;

        error.Id.Should().Be(id);
        error.ToString().Should().Be(message);
    }

    [Fact]
    public void Text_given_with_set_is_taken_as_it_is()
    {
        var site = Good(Sample.Build(Smallest, AnswerSource.FromSet("pki.organization=A: #1 [of] {all} = \"best\"")));

        site.Get(Sample.Organization).Should().Be("A: #1 [of] {all} = \"best\"");
    }

    [Fact]
    public void Environment_variables_are_named_by_the_words_of_the_id()
    {
        var result = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromEnvironment(new Dictionary<string, string>
        {
            ["APPLIANCE_ENGINE_FQDN"] = "engine.test.org",
            ["APPLIANCE_ENGINE_ADMIN_PASSWORD"] = "hunter22",
            ["APPLIANCE_ENGINE_ALTERNATE_NAMES"] = "[a.org]",
            ["APPLIANCE_NETWORK_MANAGEMENT_MTU"] = "9000",
            ["APPLIANCE_FIREWALL_CONFIGURE"] = "off",
            ["APPLIANCE_DATABASE_PORT"] = "",
            ["HOME"] = "/root",
        })]);

        result.Warnings.Should().BeEmpty();
        var site = Good(result);
        site.Get(Sample.AlternateNames).Should().Equal("a.org");
        site.Get(Sample.Management).Mtu.Should().Be(9000);
        site.Get(Sample.Firewall).Should().BeFalse();
        site.Get(Sample.AdminPassword).Should().Be(new SecretReference.Environment("APPLIANCE_ENGINE_ADMIN_PASSWORD"));
        site.OriginOf(Sample.Fqdn).ToString().Should().Be("APPLIANCE_ENGINE_FQDN");
    }

    [Fact]
    public void An_unknown_variable_is_warned_about_unless_reserved()
    {
        var result = Sample.Build(Smallest, Environment("APPLIANCE_ENGINE_FQND", "x"), Environment("APPLIANCE_LAB_CACHE", "x"));

        result.Warnings.Should().ContainSingle().Which.ToString().Should().Be(
            "APPLIANCE_ENGINE_FQND: the variable is named like an answer, but there is no such answer, so it is ignored. Did you mean APPLIANCE_ENGINE_FQDN? Otherwise remove it from the environment.");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Defaults_come_from_facts_and_other_answers()
    {
        var site = Good(SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromSet("engine.adminPassword={prompt: true}")], new SampleFacts()));

        site.Get(Sample.Fqdn).Should().Be("here.test.org");
        site.Get(Sample.Organization).Should().Be("test.org");
        site.Get(Sample.Management).Interface.Should().Be("eth0");
        site.OriginOf(Sample.Fqdn).Should().Be(Origin.Default);
    }

    [Fact]
    public void A_default_its_type_refuses_counts_as_none()
    {
        var result = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromSet("engine.adminPassword={prompt: true}")], new SampleFacts(Fqdn: "localhost"));

        result.Errors.Should().ContainSingle().Which.Code.Should().Be(AnswerCodes.Missing);
    }

    [Fact]
    public void A_question_not_asked_has_no_answer()
    {
        var site = Good(Sample.Build(Smallest));

        site.IsAsked(Sample.DatabasePort).Should().BeFalse();
        site.IsAnswered(Sample.DatabasePort).Should().BeFalse();
        site.Find(Sample.DatabaseHost).Should().BeNull();
        site.Invoking(s => s.Get(Sample.DatabaseHost)).Should().Throw<InvalidOperationException>().WithMessage("*database.host*");
    }

    [Fact]
    public void An_optional_answer_can_be_turned_off_against_its_default()
    {
        var on = Good(Sample.Build(Smallest));
        var off = Good(Sample.Build(Smallest + "firewall: { logLevel: null }\n"));

        on.Get(Sample.Level).Should().Be(4);
        off.IsAnswered(Sample.Level).Should().BeFalse();
        off.Effective.Single(a => a.Question == Sample.Level).IsNone.Should().BeTrue();
    }

    [Fact]
    public void A_file_that_cannot_be_read_hides_no_errors_of_the_others_and_invents_none()
    {
        var result = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromFile("a.yaml", "version: 1\nengine: [\n"), AnswerSource.FromFile("b.yaml", "version: 1\ndatabase: { port: x, location: remote }\n"), AnswerSource.FromSet("nope=1")]);

        result.Errors.Select(e => e.Code).Should().Equal(AnswerCodes.Syntax, AnswerCodes.BadValue, AnswerCodes.UnknownKey);
    }

    [Fact]
    public void The_mode_is_carried_along()
    {
        var result = SiteBuilder.Build(Sample.Catalogue, [AnswerSource.FromFile("a.yaml", Smallest)], mode: new SiteMode { Prefix = "/tmp/trial" });

        Good(result).Mode.IsTrial.Should().BeTrue();
        Good(Sample.Build(Smallest)).Mode.IsTrial.Should().BeFalse();
    }

    internal static Site Good(SiteResult result)
    {
        result.Errors.Should().BeEmpty();
        return result.Site!;
    }

    private static AnswerSource Environment(string name, string value) =>
        AnswerSource.FromEnvironment(new Dictionary<string, string> { [name] = value });
}
