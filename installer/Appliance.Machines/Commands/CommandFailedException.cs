namespace Appliance.Machines.Commands;

/// <summary>A command that had to succeed did not. The message holds the command, its exit code and its last lines.</summary>
public sealed class CommandFailedException : Exception
{
    public CommandFailedException(CommandResult result)
        : base(Describe(result))
    {
        Result = result;
    }

    public CommandResult Result { get; }

    private static string Describe(CommandResult result)
    {
        var lines = result.Tail();
        var head = $"`{result.Command}` ended with exit code {result.ExitCode}";
        return lines.Count == 0 ? head : $"{head}:\n{string.Join('\n', lines.Select(l => "  " + l))}";
    }
}
