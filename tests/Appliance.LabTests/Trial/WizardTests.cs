using System.Net;
using System.Net.Sockets;
using Appliance.Lab;
using Appliance.LabTests.Lab;
using Appliance.Screens.Keys;
using Appliance.Screens.Terminals;
using FluentAssertions;
using Xunit;

namespace Appliance.LabTests.Trial;

/// <summary>A trial in the full-screen wizard, by keys alone.</summary>
public sealed class WizardTests : IDisposable
{
    private readonly TrialSite _trial = new();

    public void Dispose() => _trial.Dispose();

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task From_nothing_to_done_while_another_terminal_looks_on()
    {
        using var pty = Open(["setup", "--prefix", _trial.Prefix, "--set", "engine.fqdn=engine.trial.test", .. _trial.Ports]);
        await pty.WaitForAsync("What to do");
        await pty.PressAsync(Key.Tab, Key.Tab);
        await pty.WaitForAsync("<<Begin>>");
        await pty.PressAsync(Key.Enter);
        await pty.WaitForAsync("Administrator");
        await pty.PressAsync(Key.Down);
        await pty.TypeAsync(_trial.Canary);
        await pty.PressAsync(Key.Enter);
        await pty.TypeAsync(_trial.Canary);
        await ToPlanAsync(pty);
        await ConfirmAsync(pty);
        await pty.WaitForAsync("Setting up");
        var watch = await _trial.RunAsync("watch", "--output", "json", "--prefix", _trial.Prefix);
        watch.ExitCode.Should().Be(0, watch.All);
        watch.Output.Should().Contain("\"StepPlanned\"").And.Contain("\"usualSeconds\"").And.Contain("\"StepDone\"").And.Contain("\"Proven\"");
        await pty.WaitForAsync("+ Everything is set up and works.");
        await pty.PressAsync(Key.Enter);
        (await pty.EndAsync()).Should().Be(0);
        pty.All.Should().Contain("--== SUMMARY ==--").And.Contain($"https://127.0.0.1:{_trial.HttpsPort}/ovirt-engine/");
        (pty.All + watch.All).Should().NotContain(_trial.Canary);
        var events = Directory.GetFiles(_trial.Prefix + "/var/lib/appliance/runs", "events", SearchOption.AllDirectories).Should().ContainSingle().Subject;
        File.GetUnixFileMode(events).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(events)).Should().NotContain(_trial.Canary);
        (await _trial.RunAsync("watch", "--prefix", _trial.Prefix)).Output.Should().Contain("All steps are done").And.Contain("The administrator can log in: ok");
        (await _trial.RunAsync("status", "--prefix", _trial.Prefix)).ExitCode.Should().Be(0);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_step_that_fails_is_told_and_retried_when_its_cause_is_mended()
    {
        using var pty = Open(["setup", .. _trial.Answers]);
        await pty.WaitForAsync("What to do");
        await ToPlanAsync(pty);
        using (var taken = new TcpListener(IPAddress.Loopback, _trial.HttpsPort))
        {
            // After the checks have seen it free.
            taken.Start();
            await ConfirmAsync(pty);
            await pty.WaitForAsync("<<Retry>>");
            pty.Text.Should().Contain("The step failed: ").And.Contain("(engine.process)");
        }

        await pty.PressAsync(Key.Enter);
        await pty.WaitForAsync("+ Everything is set up and works.");
        await pty.PressAsync(Key.Enter);
        (await pty.EndAsync()).Should().Be(0);
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_that_failed_is_undone_and_nothing_of_the_trial_is_left()
    {
        using var pty = Open(["setup", .. _trial.Answers]);
        await pty.WaitForAsync("What to do");
        await ToPlanAsync(pty);
        using var taken = new TcpListener(IPAddress.Loopback, _trial.HttpsPort);
        taken.Start();
        await ConfirmAsync(pty);
        await pty.WaitForAsync("<<Retry>>");
        await pty.PressAsync(Key.Right, Key.Right, Key.Enter);
        await pty.WaitForAsync("Undo this run?");
        await pty.PressAsync(Key.Left, Key.Enter);
        await pty.WaitForAsync("Undoing: ");
        await pty.WaitForAsync("Everything is as before.");
        await pty.PressAsync(Key.Enter);
        (await pty.EndAsync()).Should().NotBe(0);
        Directory.Exists(_trial.Prefix).Should().BeFalse();
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_shell_has_the_terminal_until_it_ends()
    {
        using var pty = Open(["setup", "--prefix", _trial.Prefix]);
        await pty.WaitForAsync("What to do");
        await pty.PressAsync(Key.F2);
        await pty.WaitForOutputAsync("leads back to it.\r\n");
        await pty.TypeAsync("echo $((40 + 2))-is-seen");
        await pty.PressAsync(Key.Enter);
        await pty.WaitForOutputAsync("42-is-seen");
        await pty.TypeAsync("exit");
        await pty.PressAsync(Key.Enter);
        await pty.WaitForAsync("What to do");
        await pty.PressAsync(Key.F10);
        (await pty.EndAsync()).Should().Be(130);
    }

    [SkippableTheory(typeof(LabUnavailableException))]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task What_was_entered_when_the_wizard_was_killed_is_offered_at_the_next_start(string signal)
    {
        var shell = $"{PackagedExecutables.Appliance} setup --prefix {_trial.Prefix}; echo ended with $?; stty -a";
        using (var pty = new ScreenPty(["/bin/sh", "-c", shell], new TerminalCapabilities(), ("TRIAL_PASSWORD", _trial.Canary)))
        {
            await pty.WaitForAsync("What to do");
            await pty.PressAsync(Key.Tab, Key.Tab, Key.Enter);
            await pty.WaitForAsync("Administrator");
            await pty.PressAsync(Key.End, KeyPress.Of('x'));
            await pty.WaitForAsync("engine.trial.testx");
            await pty.SignalAsync(PackagedExecutables.Appliance, signal);
            await pty.EndAsync();
            if (signal == "TERM")
            {
                pty.All.Should().Contain("ended with 130").And.Contain("\e[?1049l").And.MatchRegex(@"[^-]icanon").And.MatchRegex(@"[^-]echo ");
            }
        }

        using var again = Open(["setup", "--prefix", _trial.Prefix]);
        await again.WaitForAsync("Go on with what was entered before");
        await again.PressAsync(Key.Tab, Key.Tab);
        await again.WaitForAsync("<<Begin>>");
        await again.PressAsync(Key.Enter);
        await again.WaitForAsync("engine.trial.testx");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task A_run_whose_terminal_is_lost_goes_on_to_its_end()
    {
        using var pty = Open(["setup", .. _trial.Answers]);
        await pty.WaitForAsync("What to do");
        await ToPlanAsync(pty);
        await ConfirmAsync(pty);
        await pty.WaitForAsync("Setting up");
        pty.HangUp();
        var watch = await _trial.RunAsync("watch", "--output", "json", "--prefix", _trial.Prefix);
        watch.ExitCode.Should().Be(0, watch.All);
        watch.Output.Should().Contain("\"Proven\"");
    }

    [SkippableFact(typeof(LabUnavailableException))]
    public async Task What_was_entered_is_kept_when_the_wizard_is_left_and_nothing_else()
    {
        using var pty = Open(["setup", "--prefix", _trial.Prefix]);
        await pty.WaitForAsync("What to do");
        await pty.PressAsync(Key.Tab, Key.Tab);
        await pty.WaitForAsync("<<Begin>>");
        await pty.PressAsync(Key.Enter);
        await pty.WaitForAsync("Administrator");
        await pty.PressAsync(Key.End);
        await pty.PressAsync(KeyPress.Of('x'), Key.F10);
        (await pty.EndAsync()).Should().Be(130);
        pty.All.Should().Contain($"appliance setup --prefix {_trial.Prefix}");
        var saved = _trial.Prefix + "/var/lib/appliance/interview.yaml";
        File.GetUnixFileMode(saved).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Exists(_trial.Prefix + "/var/lib/appliance/runs").Should().BeFalse();
    }

    private static async Task ToPlanAsync(ScreenPty pty)
    {
        // The last page of the list is Done.
        await pty.PressAsync(Key.F6, Key.End, Key.Up, Key.Up, Key.Enter);
        await pty.WaitForAsync("< Set up now >");
    }

    private static async Task ConfirmAsync(ScreenPty pty)
    {
        await pty.PressAsync(Key.Tab, Key.Enter);
        await pty.WaitForAsync("<<Cancel>>");
        await pty.PressAsync(Key.Left, Key.Enter);
    }

    private ScreenPty Open(string[] arguments)
    {
        Skip.IfNot(ScreenPty.IsAvailable, "script(1) is not here");
        return new ScreenPty(("TRIAL_PASSWORD", _trial.Canary), arguments);
    }
}
