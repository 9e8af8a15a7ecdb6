namespace Appliance.Cli;

/// <summary>A command cannot go on, for a reason to be told in one message.</summary>
internal sealed class CommandLineException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
