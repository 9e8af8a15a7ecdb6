using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Wizard.Tests.Cli;

/// <summary>The dialogue on a real terminal.</summary>
public sealed class TerminalTests
{
    [SkippableTheory]
    [InlineData("dumb")]
    [InlineData("vt100")]
    public async Task A_password_is_not_echoed_and_Ctrl_D_keeps_what_was_entered(string terminal)
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        using var pty = new Pty(terminal, "setup", "--prefix", folder["trial"], "--plain");
        await pty.WaitForAsync("Go through all settings? (yes, no) [no]: ");
        await pty.TypeAsync("\n");
        await pty.WaitForAsync("Engine FQDN [engine.trial.test]: ");
        await pty.TypeAsync("engine.example.org\n");
        foreach (var prompt in new[] { "Administrator password: ", "The same again: " })
        {
            await pty.WaitForAsync(prompt);
            await pty.TypeAsync("horse-staple-1\n");
        }

        await pty.WaitForAsync("Application mode (virt, gluster, both) [both]: ");
        await pty.TypeAsync("\u0004");
        (await pty.EndAsync()).Should().Be(130);
        pty.Seen.Should().Contain("engine.example.org", "other answers are echoed").And.NotContain("horse").And.NotContain("staple");
        pty.Seen.Should().NotContain("\e[6n", "whoever listens or scripts does not answer where the cursor is");
        pty.Seen.Should().Contain("What was entered is kept").And.Contain($"appliance setup --prefix {folder["trial"]} --plain");
        (await File.ReadAllTextAsync(folder["trial/var/lib/appliance/interview.yaml"])).Should().Contain("engine.example.org").And.NotContain("horse");
    }

    [SkippableTheory]
    [InlineData("Go through all settings? (yes, no) [no]: ", "\n", "--plain")]
    [InlineData("What to do", "\t\t\r")]
    public async Task A_trial_has_its_own_name_and_ports_also_when_something_else_is_given(string first, string keys, params string[] options)
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        using var pty = new Pty("xterm", ["setup", "--prefix", folder["trial"], "--set", "engine.applicationMode=virt", .. options]);
        await pty.WaitForAsync(first);
        await pty.TypeAsync(keys);
        await pty.WaitForAsync("engine.trial.test");
    }

    [SkippableTheory]
    [InlineData("C")]
    [InlineData("en_US.ISO-8859-1")]
    public async Task The_full_screen_is_English_where_the_locale_cannot_show_Chinese_and_says_why(string locale)
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        using var pty = new Pty("vt100", locale, ["setup", "--prefix", folder["trial"], "--lang", "zh-CN"]);
        await pty.WaitForAsync("English: this locale cannot show zh-CN");
        await pty.WaitForAsync("What to do");
        await pty.WaitForAsync("English: this locale cannot show zh-CN; set a UTF-8 one (LC_ALL=C.UTF-8).");
        await pty.TypeAsync("\e[21~");
        await pty.EndAsync();
        pty.Seen.Should().NotContain("???");
    }

    [SkippableFact]
    public async Task Who_looks_on_is_told_too_why_it_is_English()
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["trial"]);
        using var pty = new Pty("vt100", "C", ["watch", "--prefix", folder["trial"], "--lang", "zh-CN"]);
        await pty.WaitForAsync("English: this locale cannot show zh-CN");
        await pty.WaitForAsync("No run was carried out here.");
        await pty.EndAsync();
    }

    [SkippableFact]
    public async Task Answers_entered_before_are_set_aside_when_somebody_begins_anew()
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        var saved = folder["trial/var/lib/appliance/interview.yaml"];
        Directory.CreateDirectory(Path.GetDirectoryName(saved)!);
        await File.WriteAllTextAsync(saved, "version: 1\nengine: { fqdn: before.example.org }\n");
        using var pty = new Pty("xterm", "setup", "--prefix", folder["trial"]);
        await pty.WaitForAsync("Go on with what was entered before");
        await pty.TypeAsync("\t\e[B \t\r");
        await pty.WaitForAsync("engine.trial.test");
        await pty.TypeAsync("x\e[21~");
        (await pty.EndAsync()).Should().Be(130);
        (await File.ReadAllTextAsync(saved)).Should().Contain("engine.trial.testx").And.NotContain("before");
        (await File.ReadAllTextAsync(saved + ".old")).Should().Contain("before.example.org");
        File.GetUnixFileMode(saved + ".old").Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_command_that_is_told_brings_back_the_answers_of_files_also_when_the_terminal_was_lost(bool isLost)
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        var file = folder["site.yaml"];
        var saved = folder["trial/var/lib/appliance/interview.yaml"];
        await File.WriteAllTextAsync(file, "version: 1\nengine: { fqdn: engine.example.org, adminPassword: horse-staple-1 }\npki: { organization: Example }\n");
        using (var pty = new Pty("xterm", "setup", "--prefix", folder["trial"], "--answers", file))
        {
            await pty.WaitForAsync("What to do");
            await pty.TypeAsync("\t\t\r");
            await pty.WaitForAsync("engine.example.org");
            // To the end, a letter, and all drawn anew.
            await pty.TypeAsync("\u0005x\f");
            await pty.WaitForAsync("engine.example.orgx");
            if (isLost)
            {
                pty.HangUp();
            }
            else
            {
                await pty.TypeAsync("\e[21~");
                (await pty.EndAsync()).Should().Be(130);
                pty.Seen.Should().Contain($"appliance setup --prefix {folder["trial"]}");
            }
        }

        (await File.ReadAllTextAsync(saved)).Should().Contain("fqdn: engine.example.orgx").And.Contain("organization: Example").And.NotContain("horse");
        using var again = new Pty("xterm", "setup", "--prefix", folder["trial"]);
        await again.WaitForAsync("Go on with what was entered before");
        await again.TypeAsync("\t\t\r");
        await again.WaitForAsync("engine.example.orgx");
    }

    [SkippableFact]
    public async Task A_dumb_terminal_with_nothing_answered_gets_the_dialogue()
    {
        Skip.IfNot(Pty.IsAvailable, "script(1) is not here");
        using var folder = new TemporaryFolder();
        using var pty = new Pty("dumb", "setup", "--prefix", folder["trial"]);
        await pty.WaitForAsync("Go through all settings? (yes, no) [no]: ");
        await pty.TypeAsync("\n");
        await pty.WaitForAsync("Engine FQDN [engine.trial.test]: ");
        await pty.TypeAsync("\u0003");
        (await pty.EndAsync()).Should().Be(130);
        Directory.Exists(folder["trial"]).Should().BeFalse("nothing was entered");
    }
}
