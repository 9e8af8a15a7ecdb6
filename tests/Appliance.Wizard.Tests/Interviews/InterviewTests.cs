using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Wizard.Interviews;
using Appliance.Wizard.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Interviews;

/// <summary>What a person has entered decides what is asked, what is wrong and what is given on.</summary>
public sealed class InterviewTests
{
    private static readonly AnswerSource File = AnswerSource.FromFile("site.yaml", """
        version: 1
        engine: { httpPort: 8080 }
        nodes: { hosts: [{ name: node1.test.org }, { name: node2.test.org, address: 10.0.0.2 }] }
        """);

    [Fact]
    public void A_question_whose_condition_is_not_met_is_not_there()
    {
        var interview = Product.Ask();
        Asked(interview).Should().NotContain("database.host");
        interview.Type("database.location", "remote");
        Asked(interview).Should().Contain("database.host").And.NotContain("database.locale");
    }

    [Fact]
    public void What_is_entered_counts_more_than_a_file_and_can_be_taken_back()
    {
        var interview = Product.Ask(File);
        interview.Look("engine.httpPort").Origin.ToString().Should().Be("site.yaml:2:21");
        interview.Type("engine.httpPort", "81");
        interview.Text("engine.httpPort").Should().Be("81");
        interview.Look("engine.httpPort").Origin.Kind.Should().Be(OriginKind.Wizard);
        interview.Clear("engine.httpPort");
        interview.Text("engine.httpPort").Should().Be("8080");
    }

    [Fact]
    public void A_default_follows_the_answer_it_is_made_from()
    {
        var interview = Product.Ask();
        interview.Text("pki.organization").Should().Be("test.org");
        interview.Type("engine.fqdn", "engine.example.net");
        interview.Text("pki.organization").Should().Be("example.net");
        interview.Add("nodes.hosts");
        interview.Type("nodes.hosts[0].name", "node1");
        interview.Text("nodes.hosts[0].address").Should().Be("node1");
    }

    [Fact]
    public void Changing_one_field_of_a_record_by_default_loses_no_other()
    {
        // The VLAN is in the default of the record alone; its field has none.
        var interview = new Interview(Product.Catalogue, [], new KnownFacts { DefaultVlan = 12 });
        interview.Type("network.management.mtu", "9000");
        interview.Text("network.management.vlan").Should().Be("12");
        interview.Text("network.management.interface").Should().Be("em1");
        interview.Text("network.management.gateway").Should().Be("10.0.200.1");
        interview.Text("network.management.mtu").Should().Be("9000");
    }

    [Theory]
    [InlineData("engine.httpPort", "many")]
    [InlineData("network.management.vlan", "5000")]
    [InlineData("engine.alternateNames", "good.test.org, bad name")]
    [InlineData("nodes.hosts", "[{ name: a }, { name: a, address: b }]")]
    public void A_wrong_value_is_kept_with_an_error_at_its_place(string path, string text)
    {
        var interview = Product.Ask();
        interview.Type(path, text).Should().BeNull();
        interview.ErrorsAt(path).Should().ContainSingle();
        interview.Pages.Single(page => page.Area == path.Split('.')[0]).HasErrors.Should().BeTrue();
        interview.Entered.Should().ContainKey(path.Split('.')[0] + "." + path.Split('.')[1]);
    }

    [Fact]
    public void A_wrong_field_of_an_item_is_told_at_that_field()
    {
        var interview = Product.Ask(File);
        interview.Type("nodes.hosts[1].ssh.port", "0");
        interview.ErrorsAt("nodes.hosts[1].ssh.port").Should().ContainSingle();
        interview.ErrorsAt("nodes.hosts[0]").Should().BeEmpty();
    }

    [Fact]
    public void A_field_is_not_another_that_begins_alike()
    {
        var interview = Product.Ask();
        interview.Type("nodes.defaults.ssh.jumpHostKey", "nonsense");
        interview.ErrorsAt("nodes.defaults.ssh.jumpHostKey").Should().ContainSingle();
        interview.ErrorsAt("nodes.defaults.ssh.jump").Should().BeEmpty();
    }

    [Fact]
    public void The_second_item_is_not_the_twelfth()
    {
        var interview = Product.Ask();
        interview.Type("nodes.hosts", $"[{string.Join(", ", Enumerable.Range(0, 12).Select(i => $"{{ name: node{i} }}"))}]");
        interview.Type("nodes.hosts[11].address", "a b");
        interview.ErrorsAt("nodes.hosts[11]").Should().ContainSingle();
        interview.ErrorsAt("nodes.hosts[1]").Should().BeEmpty();
    }

    [Fact]
    public void Items_are_added_copied_moved_and_removed()
    {
        var interview = Product.Ask(File);
        interview.Type(interview.Add("nodes.hosts") + ".name", "node3.test.org");
        interview.Duplicate("nodes.hosts", 1);
        interview.ErrorsAt("nodes.hosts").Should().Contain(error => error.Id == "nodes.hosts[2].name", "a copy has the same name");
        interview.Type("nodes.hosts[2].name", "node4.test.org");
        interview.Type("nodes.hosts[2].address", "10.0.0.4");
        interview.Move("nodes.hosts", 3, 0);
        interview.Remove("nodes.hosts", 1);
        interview.ErrorsAt("nodes.hosts").Should().BeEmpty();
        Enumerable.Range(0, interview.Count("nodes.hosts")).Select(i => interview.Text($"nodes.hosts[{i}].name"))
            .Should().Equal("node3.test.org", "node2.test.org", "node4.test.org");
    }

    [Fact]
    public void A_value_can_be_none_against_its_default()
    {
        var interview = Product.Ask();
        interview.SetNothing("network.management.gateway");
        interview.Look("network.management.gateway").Value.Should().BeNull();
        interview.ErrorsAt("network.management").Should().BeEmpty();
    }

    [Fact]
    public void A_typed_secret_is_in_no_text()
    {
        var interview = Product.Ask();
        interview.Look("engine.adminPassword").IsOpenSecret.Should().BeTrue();
        interview.SetSecret("engine.adminPassword", new Secret("correct horse 9"));
        interview.IsComplete.Should().BeTrue();
        interview.Look("engine.adminPassword").IsOpenSecret.Should().BeFalse();
        interview.Save().Should().NotContain("horse").And.Contain("adminPassword: { prompt: true }");
        AnswersWriter.Write(interview.Result.Site!).Should().NotContain("horse");
        AnswersShow.Json(interview.Result.Site!).Should().NotContain("horse");
        interview.Result.PlainSecrets.Should().ContainSingle("the masker must know it");
    }

    [Fact]
    public void An_answer_that_another_leaves_without_meaning_is_kept_but_not_given_on()
    {
        var interview = Product.Ask();
        interview.Type("database.location", "remote");
        interview.Type("database.host", "db.test.org");
        interview.Type("database.location", "local");
        interview.Answers.Should().NotContainKey("database.host");
        interview.Type("database.location", "remote");
        interview.Text("database.host").Should().Be("db.test.org");
    }

    [Fact]
    public void With_a_key_that_does_not_exist_all_that_is_wrong_is_told_and_not_what_is_only_missing()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", """
            version: 1
            engine: { fqdn: not_a_name, httpPort: 99999, aplicationMode: virt }
            nodes: { hosts: [{ name: node1, address: a b }] }
            """));
        interview.Refusal.Select(error => error.Id).Should().BeEquivalentTo("engine.fqdn", "engine.httpPort", "engine.aplicationMode", "nodes.hosts[0].address");
        interview.Result.Errors.Should().Contain(error => error.Id == "engine.adminPassword", "it is asked for, but no error of the file");
    }

    [Fact]
    public void A_key_that_does_not_exist_in_an_item_is_refused_too() =>
        Product.Ask(AnswerSource.FromFile("site.yaml", "version: 1\nnodes: { hosts: [{ name: node1, adress: 10.0.0.1 }] }\n")).Refusal.Should().ContainSingle(error => error.Code == AnswerCodes.UnknownKey);

    [Fact]
    public void Wrong_values_alone_are_asked_about()
    {
        var interview = Product.Ask(AnswerSource.FromFile("site.yaml", "version: 1\nengine: { fqdn: not_a_name, httpPort: 99999 }\n"));
        interview.Refusal.Should().BeEmpty();
        interview.ErrorsAt("engine.fqdn").Should().ContainSingle();
        interview.ErrorsAt("engine.httpPort").Should().ContainSingle();
    }

    private static IEnumerable<string> Asked(Interview interview) =>
        interview.Pages.SelectMany(page => page.Questions).Select(asked => asked.Question.Id);
}
