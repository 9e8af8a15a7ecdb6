using Appliance.Templating;
using FluentAssertions;

namespace Appliance.Tests.Templating;

/// <summary>Our own templates, in the form of the vectors: what they print, or the exact message they fail with.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Cases => new(TemplateCase.Names("cases"));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_prints_or_fails_as_its_folder_says(string name)
    {
        var example = TemplateCase.Load("cases", name);
        if (example.Expected is { } expected)
        {
            example.Render().Should().Be(expected);
            return;
        }
        var render = example.Render;
        render.Should().Throw<TemplateException>().Which.Message.Should().Be(example.ErrorLines.Single());
    }
}
