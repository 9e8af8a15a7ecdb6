using System.Runtime.InteropServices;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Nodes;

namespace Appliance.Cli.Flows;

/// <summary>How a command here tells the agent that the engine has news for it, or can be reached again.</summary>
internal static class AgentSignal
{
    /// <summary>SIGUSR1 (signal(7)): it has no other meaning for the program.</summary>
    public const PosixSignal News = (PosixSignal)10;

    /// <summary>An agent that waits for its engine tries now; one that does not run is none the worse.</summary>
    public static async Task WakeAsync(IMachine machine, CancellationToken cancellationToken)
    {
        try
        {
            await machine.Commands.RunAsync(Command.Of("systemctl", "kill", "--kill-who=main", "--signal=SIGUSR1", NodePaths.AgentUnit), cancellationToken);
        }
        catch (Exception e) when (e is CommandTimeoutException or CommandNotFoundException)
        {
            // The proof that follows says whether the agent is in contact.
        }
    }
}
