using Appliance.Cli;
using Appliance.Machines.Commands;
using FluentAssertions;

namespace Appliance.Tests.Cli;

public sealed class CommandFailureTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new CommandLineException("There is no run to resume.", ExitCode.Usage), ExitCode.Usage, "There is no run to resume." },
        { new IOException("No space left on device"), ExitCode.Failed, "*cannot be used: No space left on device\nTo do: *has room*" },
        { new UnauthorizedAccessException("Access denied"), ExitCode.Failed, "*cannot be used: Access denied\nTo do: *" },
        { new InvalidDataException("The journal is not one."), ExitCode.Failed, "The journal is not one.\nTo do: put the file back from a copy*" },
        { new CommandTimeoutException(Command.Of("nft")), ExitCode.Failed, "*nft*\nTo do: mend what the command says*" },
        { new CommandNotFoundException("nft"), ExitCode.Failed, "*nft*\nTo do: mend what the command says*" },
        { new TaskCanceledException(), ExitCode.Interrupted, "It was stopped.\nTo do: run the command again*" },
        { new ArgumentOutOfRangeException("thing"), ExitCode.Failed, "System.ArgumentOutOfRangeException: *\nThis is a fault of the program itself: *thing*\nTo do: report it with these lines*" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Whatever_ends_a_command_has_a_word_and_a_code(Exception exception, int exitCode, string words)
    {
        var (message, code) = CommandFailure.Of(exception);

        code.Should().Be(exitCode);
        message.Should().Match(words);
    }
}
