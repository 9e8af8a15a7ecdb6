using Appliance.Machines.Commands;

namespace Appliance.Machines.Facts;

/// <summary>Questions to programs, none of which has to be installed, to succeed or to answer in time.</summary>
internal sealed class FactCommands(ICommandRunner commands)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public bool Has(string program) => commands.Find(program) is not null;

    /// <summary>How it ended, whatever the exit code; null when it is not installed or took too long.</summary>
    public async Task<CommandResult?> AskAsync(CancellationToken cancellationToken, string program, params string[] arguments)
    {
        if (!Has(program))
        {
            return null;
        }

        try
        {
            return await commands.RunAsync(new Command(program, arguments).WithTimeout(Patience), cancellationToken);
        }
        catch (Exception e) when (e is CommandNotFoundException or CommandTimeoutException or IOException)
        {
            return null;
        }
    }

    /// <summary>What it printed; null when it is not installed, failed or took too long.</summary>
    public async Task<string?> OutputAsync(CancellationToken cancellationToken, string program, params string[] arguments) =>
        await AskAsync(cancellationToken, program, arguments) is { Succeeded: true } result ? result.Output : null;
}
