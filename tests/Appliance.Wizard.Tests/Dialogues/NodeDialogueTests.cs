using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Wizard.Dialogues;
using Appliance.Wizard.Words;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Dialogues;

/// <summary>Engine or node, asked first.</summary>
public sealed class NodeDialogueTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("engine\n")]
    [InlineData("<\nwhat\nnode\n<\nENGINE\n")]
    public async Task An_engine_is_the_default(string input) => (await AskAsync(input)).Wish.Should().BeNull();

    [Fact]
    public async Task A_node_is_asked_for_its_engine_and_token()
    {
        var (wish, output) = await AskAsync("?\nnode\n\nengine.test.org\nhorse\n<\nengine.test.org:7444\napj1.a.horse\n");
        wish.Should().Be(new NodeWish("engine.test.org:7444", "apj1.a.horse"));
        output.Should().Contain("--== NODE ==--").And.Contain("engine: this machine gets the engine.").And.Contain("[ ERROR ] The engine's name or address is needed")
            .And.Contain("[ ERROR ] This is no token").And.NotContain("horse");
    }

    [Fact]
    public async Task Without_a_token_it_is_to_be_approved() => (await AskAsync("node\nengine.test.org\n\n")).Wish.Should().Be(new NodeWish("engine.test.org", ""));

    [Fact]
    public async Task Input_that_ends_ends_it() => await FluentActions.Awaiting(() => AskAsync("node\n")).Should().ThrowAsync<DialogueEndedException>();

    private static async Task<(NodeWish? Wish, string Output)> AskAsync(string input)
    {
        var output = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var console = new TerminalDialogue(new Terminal(output, TextWriter.Null, reader, IsInteractive: true, HasColor: false));
        var wish = await new NodeDialogue(console, WordCatalogue.Of(Language.English), text => text.Length > 0, text => text.StartsWith("apj1.", StringComparison.Ordinal)).AskAsync(default);
        return (wish, output.ToString());
    }
}
