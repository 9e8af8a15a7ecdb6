using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.Screens.Keys;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Nodes;

/// <summary>A person before a server that is to be a node, with nothing but a serial line and a token.</summary>
[Collection(LabCollection.Name)]
public sealed class WizardJoinTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Node = "node72.test.org";

    private const string Program = "/opt/appliance/appliance";

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task From_a_bare_server_to_a_node_that_is_up_by_keys_alone()
    {
        Skip.IfNot(ScreenPty.IsAvailable, "script(1) is not here");
        await using var site = await NodeSite.StartAsync(fixture, trail);
        var server = await site.AddServerAsync(72);
        await server.CopyInAsync(PackagedExecutables.Appliance, Program, "0755", CancellationToken.None);
        await site.ShellAsync(server, "sh", "-c", $"echo '{NodeSite.EngineAddress} {NodeSite.EngineName}' >> /etc/hosts");
        var token = await site.TokenAsync("--name", Node);
        using (var screen = new ScreenPty([.. server.EnterCommand("vt100", [Program, "setup", "--offline"])], ScreenPty.Serial, ("LAB", "1")))
        {
            await screen.WaitForAsync("Make this machine a node");
            await screen.PressAsync(Key.Tab, Key.Down, Key.Down, KeyPress.Of(' '), Key.Tab, Key.Enter);
            await screen.WaitForAsync("becomes a node of an engine");
            await screen.TypeAsync(NodeSite.EngineName);
            await screen.PressAsync(Key.Tab);
            await screen.TypeAsync(token);
            await screen.PressAsync(Key.Tab, Key.Enter);
            await screen.WaitForAsync("Set up this node?");
            site.Note(screen.Text);
            await screen.PressAsync(Key.Left, Key.Enter);
            await screen.WaitForAsync("+ Everything is set up and works.");
            site.Note(screen.Text);
            await screen.PressAsync(Key.Enter);
            (await screen.EndAsync()).Should().Be(0);
            screen.All.Should().NotContain(token);
        }

        await site.ShouldBecomeAsync(Node, "up");
        await site.ShouldKeepSecretsAsync();
    }
}
