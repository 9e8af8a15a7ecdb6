using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Wizard.Tests.Support;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Words;

/// <summary>What is said of wrong answers is Chinese, whatever is wrong with them.</summary>
public sealed class ShownAnswersTests
{
    private static readonly WordCatalogue Words = WordCatalogue.Of(Language.Chinese);

    private static readonly string[] Wrong =
    [
        "", "a b", "-1", "0", "99999999", "3.5", "/no//path", "no/path", "/a/../b", "10.0.0.300", "10.0.0.1/33", "10.0.0.1", "10.0.0.0/8", "10.0.0.1/8", "localhost", "a..b", "-a.b",
        "host.", "1.2.3.4.5", "grün", "25", "25XB", "90", "90x", "1s1h", "perhaps", "virtt", "root@", "@host", "host:0", "00:11", "ff:ff:ff:ff:ff:ff", "SHA256:x", "lanplus", "=1", "null", "[a, a]",
        "{ a: b }", "postgres", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    [Fact]
    public void Wrong_values_are_refused_in_Chinese() => Paths().SelectMany(path => Wrong.SelectMany(wrong => Errors(path, wrong)))
        .SelectMany(error => new[] { ShownText.Problem(error.Message), ShownText.Problem(error.Expected), ShownText.Problem(error.Remedy), ShownText.Problem(error.ToString(), Words.Whole(error)) })
        .OfType<string>().Distinct().Should().BeEmpty();

    [Fact]
    public void Good_values_are_described_in_Chinese() => Product.AllQuestions.SelectMany(question => Types(question.Type)).Select(type => ShownText.Problem(type.Expected)).OfType<string>().Distinct().Should().BeEmpty();

    [Theory]
    [InlineData("engine: 1")]
    [InlineData("engine: { fqdn: [a] }")]
    [InlineData("engine: { fqdn: { a: b } }")]
    [InlineData("engine: { fqnd: a.b }")]
    [InlineData("nonsense: 1")]
    [InlineData("engine: { adminPassword: plain }")]
    [InlineData("engine: { adminPassword: { file: relative } }")]
    [InlineData("database: { port: \"5432\" }")]
    [InlineData("nodes: { hosts: { a: b } }")]
    [InlineData("nodes: { hosts: [ ] }\nnodes: 1")]
    [InlineData("storage: { domains: [{ name: a, type: glusterfs }, { name: b, type: nfs }] }")]
    // Fields that hang on one that is wrong.
    [InlineData("storage: { domains: [{ name: a, type: nonsense, path: /a }] }")]
    [InlineData("network: { networks: [{ name: a }, { name: a }] }")]
    [InlineData("\tengine: 1")]
    [InlineData("engine: [")]
    [InlineData("engine: !tag a")]
    [InlineData("engine: *a")]
    [InlineData("---\n---\n")]
    public void Wrong_files_are_refused_in_Chinese(string text)
    {
        var result = Product.Ask(AnswerSource.FromFile("site.yaml", text)).Result;
        var errors = result.Errors.Concat(result.Warnings).Where(error => error.Code != AnswerCodes.Missing).ToList();
        errors.Should().NotBeEmpty();
        errors.SelectMany(error => new[] { ShownText.Problem(error.Message), ShownText.Problem(error.Expected), ShownText.Problem(error.Remedy) }).OfType<string>().Should().BeEmpty();
    }

    [Fact]
    public void English_is_told_as_it_is()
    {
        var english = WordCatalogue.Of(Language.English);
        var error = new AnswerError(AnswerCodes.BadValue, new Origin(OriginKind.File, "site.yaml", 2, 3), "engine.fqdn", "'a' has no domain", "a name", "Write another.");
        english.Whole(error).Should().Be(error.ToString()).And.Be("site.yaml:2:3: engine.fqdn: 'a' has no domain; expected a name. Write another.");
        english.Told(error).Should().Be("'a' has no domain. Expected: a name.");
    }

    private static IReadOnlyList<AnswerError> Errors(string path, string wrong)
    {
        var interview = Product.Ask();
        if (path.IndexOf('[', StringComparison.Ordinal) is var list and > 0)
        {
            interview.Add(path[..list]);
        }

        return interview.Type(path, wrong) is { } error ? [error] : interview.ErrorsAt(path);
    }

    // What is of one type is refused alike.
    private static IEnumerable<string> Paths() => Product.Catalogue.Questions.SelectMany(question => Paths(question.Id, question.Type)).DistinctBy(path => path.Expected).Select(path => path.Path);

    private static IEnumerable<(string Path, string Expected)> Paths(string path, AnswerType type) => type switch
    {
        { Fields.Count: > 0 } => type.Fields.SelectMany(field => Paths($"{path}.{field.Id}", field.Type)),
        { Item: { Fields.Count: > 0 } item } when !path.Contains('[', StringComparison.Ordinal) => Paths($"{path}[0]", item),
        _ => [(path, type.Expected)],
    };

    private static IEnumerable<AnswerType> Types(AnswerType type) =>
        [type, .. type.Item is { } item ? Types(item) : [], .. type.Fields.SelectMany(field => Types(field.Type))];
}
