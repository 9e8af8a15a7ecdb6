using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Dialogues;

/// <summary>Whole dialogues. Adding one needs no code.</summary>
public sealed class LineDialogueTests
{
    public static TheoryData<string> Names => TestData.Cases("cases");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_dialogue_reads_as_it_is_written_down(string name)
    {
        var folder = Path.Combine(TestData.Beside("cases"), name);
        var (output, saved, ended) = await DialogueCase.RunAsync(folder);
        Expectation.FileIs(Path.Combine(folder, "output.txt"), output);
        Expectation.FileIs(Path.Combine(folder, "saved.yaml"), saved);

        // Every secret in the cases is made of these words.
        output.Should().NotContain("horse").And.NotContain("staple");
        saved.Should().NotContain("horse").And.NotContain("staple");
        output.Should().NotContain("\e", "no terminal is needed");
        ended.Should().Be(name.StartsWith("left-", StringComparison.Ordinal));
    }
}
