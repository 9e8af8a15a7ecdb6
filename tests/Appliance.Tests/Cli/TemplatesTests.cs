using Appliance.Modules;
using Appliance.Templating;
using Appliance.Templating.Escaping;
using FluentAssertions;

namespace Appliance.Tests.Cli;

public sealed class TemplatesTests
{
    public static TheoryData<string> Names => [.. EmbeddedTemplates.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_parses(string name) =>
        new TemplateEngine(new Embedded(), EscapingFunctions.All).Check(name).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_says_that_its_file_is_managed_where_the_syntax_has_comments(string name)
    {
        if (!name.EndsWith(".json", StringComparison.Ordinal))
        {
            EmbeddedTemplates.Find(name).Should().Contain($"template {name}").And.Match(text => text.Contains("anaged by appliance"));
        }
    }

    private sealed class Embedded : ITemplateSource
    {
        public string? Find(string name) => EmbeddedTemplates.Find(name);
    }
}
