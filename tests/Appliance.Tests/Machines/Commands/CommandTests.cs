using Appliance.Machines.Commands;
using FluentAssertions;

namespace Appliance.Tests.Machines.Commands;

public sealed class CommandTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("$(reboot)", "'$(reboot)'")]
    public void A_command_is_shown_as_a_person_would_have_to_type_it(string argument, string shown)
    {
        Command.Of("echo", argument).ToString().Should().Be($"echo {shown}");
    }

    [Fact]
    public void A_changed_copy_leaves_the_command_as_it_was()
    {
        var command = Command.Of("true");

        _ = command.WithTimeout(TimeSpan.FromHours(1)).WithInput("x").WithEnvironment("A", "1").In("/tmp").As("nobody");

        command.Should().Match<Command>(c => c.Timeout == Command.DefaultTimeout && c.Input == null && c.Environment.Count == 0 && c.WorkingDirectory == null && c.User == null);
    }

    [Fact]
    public void A_failed_command_tells_its_last_error_lines()
    {
        var result = new CommandResult(Command.Of("mount", "/mnt"), 32, "output\n", string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n")));

        var throwing = () => result.OrThrow();

        throwing.Should().Throw<CommandFailedException>().Which.Message.Should()
            .StartWith("`mount /mnt` ended with exit code 32:\n  line 11\n").And.EndWith("  line 20").And.NotContain("output");
    }

    [Fact]
    public void A_command_that_fails_without_an_error_tells_its_output()
    {
        new CommandResult(Command.Of("true"), 1, "said\n", " \n").Tail().Should().Equal("said");
    }
}
