using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Plans;
using Appliance.Tests.Support;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace Appliance.Wizard.Tests.Interviews;

/// <summary>What an interview saves gives the same answers again: to the next interview, and unattended.</summary>
public sealed class SavingTests
{
    private static readonly (string Path, string Text)[] Typed =
    [
        ("engine.fqdn", "Engine.Example.ORG"), ("engine.applicationMode", "virt"), ("engine.httpsPort", "8443"), ("engine.alternateNames", "manager.test.org, 10.0.0.1"),
        ("host.setName", "No"), ("time.servers", "10.0.0.2"), ("database.port", "5433"), ("database.name", "null_1"), ("database.name", "yes"), ("database.location", "remote"),
        ("database.host", "db.test.org"), RemotePassword, ("database.allowFrom", "10.0.0.0/24,fd00::/8"),
        ("pki.organization", "Ä: #1 \"Co\""), ("pki.keyType", "rsa-2048"), ("pki.webLifetime", "90d"),
        ("firewall.configure", "off"), ("firewall.manager", "nftables"), ("network.management.mtu", "9000"), ("network.management.vlan", "12"), ("network.hosts[0].name", "node1"),
        ("network.hosts[0].address", "10.0.0.3"), ("network.bonds", "[{ name: bond0, interfaces: [em2, em3], mode: 4 }]"), ("nodes.hosts[0].name", "Node1.Test.Org"),
        ("nodes.hosts[0].power", "{ type: ipmilan, address: 10.0.0.9, user: no, password: { prompt: true } }"), ("nodes.defaults.ssh.user", "admin"), ("nodes.defaults.ssh.agent", "yes"),
        ("storage.domains", "[{ name: iso, role: iso, type: nfs, path: /srv/iso, clients: [10.0.0.0/8] }]"),
    ];

    private static (string Path, string Text) RemotePassword => ("database.password", "{ prompt: true }");

    // Good by themselves, but not together, or not here, or not at all: a dialogue is left at any time.
    private static readonly (string Path, string Text)[] Wrong =
    [
        ("pki.ownWeb.certificate", "/root/web.pem"), ("pki.ownWeb.key", "/root/web.key"), ("database.caFile", "/etc/a b.pem"), ("engine.httpPort", "many"), ("engine.nodePort", "80"), ("nodes.hosts[0].address", "a b"), ("database.locale", "x y"), ("network.management.gateway", "192.0.2.1"), ("time.servers", "-"),
    ];

    [Fact]
    public void Saved_and_loaded_it_is_the_same_interview_complete_or_not() =>
        Prop.ForAll(Gen.SubListOf([.. Typed, .. Wrong]).ToArbitrary(), typed =>
        {
            var interview = Filled(Product.Ask(), typed);
            var saved = interview.Save();
            var again = Product.Ask();
            again.Load("saved.yaml", saved).Should().BeEmpty();
            again.Save().Should().Be(saved);
            Answers(again).Should().Equal(Answers(interview));
            again.Result.Errors.Select(error => (error.Id, error.Code)).Should().Equal(interview.Result.Errors.Select(error => (error.Id, error.Code)));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Read_unattended_it_gives_the_same_plan() =>
        Prop.ForAll(Gen.SubListOf(Typed).Select(typed => typed.Prepend(("engine.fqdn", "engine.test.org")).ToList()).Where(CanBePlanned).ToArbitrary(), typed =>
        {
            using var folder = new TemporaryFolder();
            var file = folder["saved.yaml"];
            var expected = Plan(new SiteInputs { Prefix = Prefix }, session =>
            {
                var interview = Filled(session.Interview(session.FactsAsync(default).GetAwaiter().GetResult()), typed);
                File.WriteAllText(file, interview.Save());
                session.AddAnswers(interview.Answers);
            });
            Plan(new SiteInputs { Prefix = Prefix, AnswerFiles = [file] }, _ => { }).Should().Be(expected, File.ReadAllText(file));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));

    [Fact]
    public void A_file_that_is_no_answer_file_is_refused_and_changes_nothing()
    {
        var interview = Product.Ask();
        interview.Type("engine.httpPort", "81");
        interview.Load("saved.yaml", "][").Should().NotBeEmpty();
        interview.Text("engine.httpPort").Should().Be("81");
    }

    private const string Site = """
        version: 1
        engine: { fqdn: engine.example.org, adminPassword: horse-staple-1, httpPort: 8080 }
        network: { management: { interface: em2, mtu: 1500 } }
        nodes: { hosts: [{ name: node1, address: 10.0.0.1 }] }
        """;

    [Fact]
    public void What_files_and_set_gave_is_kept_beside_what_was_entered_and_none_of_their_secrets()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", Site), AnswerSource.FromSet("engine.httpsPort=8443"));
        interview.Type("nodes.hosts[0].address", "10.0.0.2");
        var saved = interview.Save();
        saved.Should().NotContain("horse");
        var again = Resumed(saved);
        again.Text("engine.fqdn").Should().Be("engine.example.org");
        again.Text("engine.httpPort").Should().Be("8080");
        again.Text("engine.httpsPort").Should().Be("8443");
        again.Text("network.management.interface").Should().Be("em2");
        again.Text("nodes.hosts[0].address").Should().Be("10.0.0.2");
        again.Look("engine.adminPassword").IsOpenSecret.Should().BeTrue();
    }

    [Fact]
    public void With_the_same_file_again_what_was_entered_in_place_of_its_answers_stays()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", Site));
        interview.Type("engine.httpPort", "81");
        interview.Type("nodes.hosts[0].address", "10.0.0.2");
        interview.SetSecret("engine.adminPassword", Password);
        var again = Resumed(interview.Save(), AnswerSource.FromFile("site.yaml", Site));
        again.Text("engine.httpPort").Should().Be("81");
        again.Text("nodes.hosts[0].address").Should().Be("10.0.0.2");
        again.Look("engine.fqdn").Origin.ToString().Should().Be("site.yaml:2:17", "nothing was entered there");
        again.Look("engine.adminPassword").IsOpenSecret.Should().BeTrue("the file's was not wanted");
        again.Save().Should().Be(interview.Save());
    }

    [Fact]
    public void A_secret_of_the_file_that_was_left_alone_is_taken_from_it_again()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", Site));
        interview.Type("engine.httpPort", "81");
        Resumed(interview.Save(), AnswerSource.FromFile("site.yaml", Site)).Look("engine.adminPassword").IsOpenSecret.Should().BeFalse();
    }

    [Fact]
    public void What_a_file_that_was_changed_meanwhile_or_another_set_gives_is_newer_than_what_was_kept()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", Site));
        interview.Type("engine.httpPort", "81");
        interview.Type("engine.httpsPort", "444");
        interview.Type("network.management.interface", "em3");
        var changed = Site.Replace("8080", "8081").Replace("engine.example.org", "other.example.org");
        var again = Resumed(interview.Save(), AnswerSource.FromFile("site.yaml", changed), AnswerSource.FromSet("network.management.mtu=9000"), AnswerSource.FromSet("engine.httpsPort=8443"));
        again.Text("engine.httpPort").Should().Be("8081");
        again.Text("engine.httpsPort").Should().Be("8443");
        again.Text("engine.fqdn").Should().Be("other.example.org");
        again.Text("network.management.mtu").Should().Be("9000");
        again.Text("network.management.interface").Should().Be("em3", "of a record only the field that was given is newer");
    }

    private static Interview Resumed(string saved, params IReadOnlyList<AnswerSource> sources)
    {
        var interview = Product.Ask(sources);
        interview.Resume("interview.yaml", saved).Should().BeEmpty();
        return interview;
    }

    private static readonly Secret Password = new("correct horse 9");

    private static readonly Shown Shown = new(WordCatalogue.Of(Language.English));

    // The password of a remote database cannot be made up.
    private static bool CanBePlanned(IReadOnlyCollection<(string Path, string Text)> typed) =>
        Filled(Product.Ask(), typed).IsComplete && (!typed.Contains(("database.location", "remote")) || typed.Contains(RemotePassword));

    private static Interview Filled(Interview interview, IEnumerable<(string Path, string Text)> typed)
    {
        foreach (var (path, text) in typed)
        {
            interview.Type(path, text).Should().BeNull();
        }

        if (interview.Look("engine.adminPassword").Given is null)
        {
            interview.SetSecret("engine.adminPassword", Password);
        }

        return interview;
    }

    private static IEnumerable<string> Answers(Interview interview) =>
        interview.Catalogue.Questions.Select(question => $"{question.Id}={Shown.Value(question.Type, interview.Draft.NodeOf(question))}");

    // Secrets are not saved: who is asked again types the same.
    private sealed class SamePerson : ISecretPrompt
    {
        public Task<Secret?> AskAsync(string id, string title, CancellationToken cancellationToken) => Task.FromResult<Secret?>(Password);
    }

    // Never made: a plan only looks.
    private static string Prefix => Path.Combine(Path.GetTempPath(), "appliance-saved-interview-tests");

    private static string Plan(SiteInputs inputs, Action<Session> prepare) => PlanAsync(inputs, prepare).GetAwaiter().GetResult();

    private static async Task<string> PlanAsync(SiteInputs inputs, Action<Session> prepare)
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null, IsInteractive: false, HasColor: false);
        using var session = await Session.OpenAsync(terminal, inputs, json: false, default);
        prepare(session);
        var site = await session.SiteAsync(new SamePerson(), needsSecrets: false, default) with { EngineExecutable = "/etc/hostname" };
        var plan = await Planner.MakeAsync(session.Steps(site), session.StepContext(null), default);
        return plan.Hash;
    }
}
