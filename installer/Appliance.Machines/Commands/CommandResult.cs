namespace Appliance.Machines.Commands;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; 128 + n when signal n ended it.</param>
public sealed record CommandResult(Command Command, int ExitCode, string Output, string Error)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>Itself when the command succeeded.</summary>
    /// <exception cref="CommandFailedException">The exit code is not 0.</exception>
    public CommandResult OrThrow() => Succeeded ? this : throw new CommandFailedException(this);

    /// <summary>The last lines the command said, standard error before standard output.</summary>
    public IReadOnlyList<string> Tail(int lines = 10)
    {
        var said = string.IsNullOrWhiteSpace(Error) ? Output : Error;
        return [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(lines)];
    }
}
