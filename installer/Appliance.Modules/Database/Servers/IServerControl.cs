using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database.Servers;

/// <summary>Starts and stops one PostgreSQL server.</summary>
internal interface IServerControl
{
    Task<ServerState> StateAsync(CancellationToken cancellationToken);

    /// <summary>Lets it start with the machine.</summary>
    Task EnableAsync(CancellationToken cancellationToken);

    /// <exception cref="StepFailedException">It does not run; the message has the end of its log.</exception>
    Task StartAsync(CancellationToken cancellationToken);

    /// <exception cref="StepFailedException">It does not run; the message has the end of its log.</exception>
    Task RestartAsync(CancellationToken cancellationToken);

    /// <summary>How to bring it back to its state now.</summary>
    Task<IReadOnlyList<UndoRecord>> CaptureAsync(CancellationToken cancellationToken);
}
