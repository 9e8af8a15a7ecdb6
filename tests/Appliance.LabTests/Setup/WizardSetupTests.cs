using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.Screens.Keys;
using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace Appliance.LabTests.Setup;

/// <summary>A person before a fresh server with nothing but a serial line: 80x24, no colours, no function keys of its own.</summary>
[Collection(LabCollection.Name)]
public sealed class WizardSetupTests(LabFixture fixture, ITestOutputHelper trail)
{
    private const string Password = "night-Shift-7-oranges";

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task From_nothing_to_a_healthy_engine_by_keys_alone_and_the_answers_repeat_it()
    {
        Skip.IfNot(ScreenPty.IsAvailable, "script(1) is not here");
        await using var server = await EngineServer.StartAsync(fixture, trail);
        await server.ShellAsync("sh", "-c", $"echo '{EngineServer.Address} {EngineServer.Fqdn}' >> /etc/hosts");
        using (var screen = new ScreenPty([.. server.Machine.EnterCommand("vt100", [EngineServer.Program, "setup", "--package-source", LabRepository.FolderInMachine])], ScreenPty.Serial, ("LAB", "1")))
        {
            await AnswerAsync(screen);
            await ConfirmAsync(screen, server);
            await screen.WaitForAsync("+ Everything is set up and works.");
            server.Note(screen.Text);
            await screen.PressAsync(Key.Enter);
            (await screen.EndAsync()).Should().Be(0);
            screen.All.Should().NotContain(Password);
        }

        // Where the password comes from is all that is another answer now.
        await server.Machine.WriteFileAsync("/root/password", Password + "\n", CancellationToken.None, "0600");
        (await server.RunAsync("answers", "show", "/etc/appliance/answers.yaml")).ShouldEndWith(0, EngineServer.Fqdn);
        (await server.RunAsync("setup", "--answers", "/etc/appliance/answers.yaml", "--set", "engine.adminPassword={ file: /root/password }", "--package-source", LabRepository.FolderInMachine, "--yes"))
            .ShouldEndWith(0, "Plan: 1 of ", "[applied.answers]");
        (await server.RunAsync("status")).ShouldEndWith(0, "The administrator can log in: ok");
    }

    private static async Task AnswerAsync(ScreenPty screen)
    {
        await screen.WaitForAsync("What to do");
        await screen.PressAsync(Key.Tab, Key.Tab, Key.Enter);
        await screen.WaitForAsync("Engine FQDN");
        await screen.PressAsync(KeyPress.Control('u'));
        await screen.TypeAsync("not a name!");
        await screen.WaitForAsync("! ");
        await screen.PressAsync(KeyPress.Control('u'));
        await screen.TypeAsync(EngineServer.Fqdn);
        await screen.PressAsync(Key.Enter);
        // On a terminal that does not mark what is pasted, lines that come at once are a paste.
        await screen.WaitForAsync("Typed twice");
        await screen.TypeAsync(Password);
        await screen.WaitForAsync(new string('*', Password.Length));
        await screen.PressAsync(Key.Enter);
        await screen.TypeAsync(Password);
        await screen.PressAsync(Key.Escape);
        await screen.WaitForAsync("What to do");
        await screen.PressAsync(Key.F6, Key.End, Key.Up, Key.Up, Key.Enter);
        await screen.WaitForAsync("< Set up now >");
    }

    private static async Task ConfirmAsync(ScreenPty screen, EngineServer server)
    {
        server.Note(screen.Text);
        await screen.PressAsync(Key.Tab, Key.Enter);
        await screen.WaitForAsync("<<Cancel>>");
        await screen.PressAsync(Key.Left, Key.Enter);
        await screen.WaitForAsync("Setting up");
    }
}
