using Appliance.Machines.Commands;

namespace Appliance.Cli;

/// <summary>What is said of an exception that ends a command, and the exit code. Nothing ends it without a word on what to do.</summary>
internal static class CommandFailure
{
    public static (string Message, int ExitCode) Of(Exception exception) => exception switch
    {
        CommandLineException e => (e.Message, e.ExitCode),
        IOException or UnauthorizedAccessException => (
            $"A file or folder, or the output, cannot be used: {exception.Message}\nTo do: see to it that it is there, has room and that this user may use it, then run the command again.",
            ExitCode.Failed),
        InvalidDataException => (
            $"{exception.Message}\nTo do: put the file back from a copy, or move it away if what it tells of is no longer needed.",
            ExitCode.Failed),
        CommandFailedException or CommandTimeoutException or CommandNotFoundException => ($"{exception.Message}\nTo do: mend what the command says, then run this again.", ExitCode.Failed),
        OperationCanceledException => ("It was stopped.\nTo do: run the command again, if you want it after all.", ExitCode.Interrupted),
        // What matters comes last: a screen, and a courier that passes on the last lines, show the end of it.
        _ => (
            $"{exception}\nThis is a fault of the program itself: {exception.Message}\nTo do: report it with these lines. What was done before stays, and running the command again goes on from there.",
            ExitCode.Failed),
    };
}
