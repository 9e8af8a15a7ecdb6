using FluentAssertions;
using Xunit.Abstractions;

namespace Appliance.Tests.Templating;

/// <summary>The renderer against what Scriban itself printed; see vectors/README.md.</summary>
public sealed class VectorTests(ITestOutputHelper console)
{
    public static TheoryData<string> Vectors => new(TemplateCase.Names("vectors"));

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_vector_renders_as_Scriban_does_or_is_refused_where_that_is_allowed(string name)
    {
        var outcome = VectorOutcome.Of(TemplateCase.Load("vectors", name));

        outcome.Result.Should().NotBe("different", outcome.Detail);
        if (VectorImportance.IsEssential(name))
            outcome.Result.Should().Be("same", outcome.Detail);
    }

    [Fact]
    public void Every_essential_vector_passes_and_none_differs()
    {
        var outcomes = TemplateCase.Names("vectors")
            .Select(name => (Name: name, Essential: VectorImportance.IsEssential(name), Outcome: VectorOutcome.Of(TemplateCase.Load("vectors", name))))
            .ToList();
        var essential = outcomes.Where(vector => vector.Essential).ToList();
        var optional = outcomes.Where(vector => !vector.Essential).ToList();

        console.WriteLine($"essential: {Count(essential, "same")} passed of {essential.Count}");
        console.WriteLine($"optional: {Count(optional, "same")} same, {Count(optional, "refused")} refused, {Count(optional, "different")} different");
        foreach (var (name, _, outcome) in outcomes.Where(vector => vector.Outcome.Result != "same"))
            console.WriteLine($"{outcome.Result}: {name}: {outcome.Detail}");
        foreach (var (name, _, outcome) in outcomes.Where(vector => !vector.Outcome.IsOnListedLine))
            console.WriteLine($"other line than Scriban: {name}: {outcome.Detail}");

        outcomes.Should().HaveCount(516);
        outcomes.Where(vector => vector.Outcome.Result == "different").Select(vector => vector.Name).Should().BeEmpty();
        essential.Where(vector => vector.Outcome.Result != "same").Select(vector => vector.Name).Should().BeEmpty();

        static int Count(IEnumerable<(string, bool, VectorOutcome Outcome)> vectors, string result) =>
            vectors.Count(vector => vector.Outcome.Result == result);
    }
}
