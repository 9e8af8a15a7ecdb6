using Appliance.Machines.Commands;

namespace Appliance.Machines.Ssh;

/// <summary>An open connection to a machine, with the rights of root there. Closed when disposed.</summary>
public interface ISshConnection : IAsyncDisposable
{
    /// <summary>Runs a script there.</summary>
    /// <param name="onLine">Called for each line it says, one at a time.</param>
    /// <returns>How it ended; 255 also when the connection was lost.</returns>
    Task<CommandResult> RunAsync(RemoteScript script, CancellationToken cancellationToken, Action<string>? onLine = null);
}
