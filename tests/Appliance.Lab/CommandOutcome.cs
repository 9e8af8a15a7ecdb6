namespace Appliance.Lab;

/// <summary>How a command ended that the lab ran, on the build machine or in a lab machine.</summary>
/// <param name="CommandLine">For messages only.</param>
/// <param name="ExitCode">Its exit code; 128 + n when signal n ended it.</param>
public sealed record CommandOutcome(string CommandLine, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Itself when the command succeeded.</summary>
    /// <exception cref="LabException">The exit code is not 0; the message holds what the command said.</exception>
    public CommandOutcome OrThrow() => Succeeded
        ? this
        : throw new LabException($"`{CommandLine}` ended with exit code {ExitCode}.\n{Error}\n{Output}".TrimEnd());
}
