using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Sites;
using Appliance.Tests.Planning.Sites;
using FluentAssertions;

namespace Appliance.Tests.Planning.Answers;

/// <summary>What is made from the questions, against checked-in expectations in expected/.</summary>
public sealed class OutputTests
{
    private static readonly TemplateKind Standalone = new("standalone", "Engine on a host of its own", new Dictionary<string, string> { ["engine.product"] = "built-in" });
    private static readonly TemplateKind Remote = new("remote", "Database elsewhere", new Dictionary<string, string> { ["database.location"] = "remote", ["network.management.mtu"] = "9000" });

    [Fact]
    public void The_schema_is_as_reviewed() => ShouldBe("schema.json", AnswersSchema.Write(Sample.Catalogue));

    [Fact]
    public void The_reference_page_is_as_reviewed() => ShouldBe("reference.md", AnswersReference.Write(Sample.Catalogue));

    [Fact]
    public void The_template_is_as_reviewed() => ShouldBe("standalone.yaml", AnswersTemplate.Write(Sample.Catalogue, Standalone, null, "schema.json"));

    [Fact]
    public void The_written_answers_are_as_reviewed() => ShouldBe("written.yaml", AnswersWriter.Write(Full()));

    [Fact]
    public void The_shown_answers_are_as_reviewed_as_json()
    {
        ShouldBe("shown.jsonl", AnswersShow.Json(Full()));
        AnswersShow.Json(Full()).TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!["id"]!.GetValue<string>()).Should().Equal(Full().Effective.Select(answer => answer.Question.Id));
    }

    [Theory]
    [InlineData("standalone", false)]
    [InlineData("standalone", true)]
    [InlineData("remote", false)]
    [InlineData("remote", true)]
    public void A_template_validates_as_it_is_and_with_all_commented_keys_uncommented(string kind, bool onThisMachine)
    {
        var text = AnswersTemplate.Write(Sample.Catalogue, kind == "remote" ? Remote : Standalone, onThisMachine ? new SampleFacts() : null);
        var uncommented = string.Join('\n', text.Split('\n').Select(l => l.TrimStart().StartsWith('#') && !l.TrimStart().StartsWith("# ", StringComparison.Ordinal) ? l.Replace("#", "", StringComparison.Ordinal) : l));

        var asItIs = Sample.Build(text);
        asItIs.Errors.Should().BeEmpty();
        asItIs.Warnings.Should().BeEmpty();
        Sample.Build(uncommented).Errors.Should().BeEmpty();
        Sample.Build(uncommented).Warnings.Should().NotContain(w => w.Code != AnswerCodes.NotUsed);

        var schema = SchemaCheck.Parse(AnswersSchema.Write(Sample.Catalogue));
        SchemaCheck.Problems(schema, SchemaCheck.FromYaml(text)).Should().BeEmpty();
        SchemaCheck.Problems(schema, SchemaCheck.FromYaml(uncommented)).Should().BeEmpty();
    }

    [Fact]
    public void A_template_takes_what_this_machine_knows()
    {
        var site = SiteBuilderTests.Good(Sample.Build(AnswersTemplate.Write(Sample.Catalogue, Remote, new SampleFacts())));

        site.Get(Sample.Fqdn).Should().Be("here.test.org");
        site.Get(Sample.DatabaseLocation).Should().Be(Location.Remote);
        site.Get(Sample.Management).Mtu.Should().Be(9000);
    }

    [Theory]
    [InlineData("good/full.yaml", 0)]
    [InlineData("good/smallest.yaml", 0)]
    [InlineData("bad/unknown-keys.yaml", 4)]
    [InlineData("bad/other-version.yaml", 1)]
    [InlineData("bad/no-version.yaml", 1)]
    [InlineData("bad/wrong-types.yaml", 8)]
    public void The_schema_tells_an_editor_what_is_wrong(string file, int atLeast)
    {
        var problems = SchemaCheck.Problems(SchemaCheck.Parse(AnswersSchema.Write(Sample.Catalogue)), SchemaCheck.FromYaml(File.ReadAllText(PathOf(file))));

        problems.Count.Should().BeGreaterThanOrEqualTo(atLeast, string.Join('\n', problems));
        (problems.Count > 0).Should().Be(atLeast > 0, string.Join('\n', problems));
    }

    private static Site Full() => SiteBuilderTests.Good(Sample.Build(File.ReadAllText(PathOf("good/full.yaml"))));

    private static void ShouldBe(string name, string actual) => actual.Should().Be(File.ReadAllText(PathOf($"expected/{name}")));

    private static string PathOf(string name, [CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, name);
}
