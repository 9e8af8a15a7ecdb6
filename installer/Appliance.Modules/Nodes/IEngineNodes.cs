using Appliance.Contracts.Nodes;

namespace Appliance.Modules.Nodes;

/// <summary>What the engine on this machine knows of its nodes, and does with them.</summary>
/// <remarks>All may throw <see cref="NodeCommandException"/>.</remarks>
public interface IEngineNodes
{
    /// <param name="name">The name it is bound to; null for any new one.</param>
    /// <param name="lifetime">As <c>1h</c>; null for the engine's own choice.</param>
    Task<IssuedJoinToken> TokenAsync(string? name, string? lifetime, CancellationToken cancellationToken);

    /// <summary>A token for each of these names, in their order.</summary>
    Task<IReadOnlyList<IssuedJoinToken>> TokensAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    Task<IReadOnlyList<HostSummary>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Null when there is no such host.</summary>
    Task<HostSummary?> ShowAsync(string name, CancellationToken cancellationToken);

    /// <param name="node">Name, or the four words.</param>
    Task ApproveAsync(string node, CancellationToken cancellationToken);

    /// <param name="node">Name, or the four words.</param>
    Task RejectAsync(string node, CancellationToken cancellationToken);

    /// <summary>Tells why a node could not be enrolled, so that it shows; one that is set up stays as it is.</summary>
    Task FailedAsync(string name, string why, CancellationToken cancellationToken);

    Task MaintenanceAsync(string name, bool on, CancellationToken cancellationToken);

    /// <param name="force">Forget it at once, whether it cleans up or not.</param>
    /// <returns><c>leaving</c>, or <c>removed</c>, also when that was within the last day, with what it left.</returns>
    Task<HostOutcome> RemoveAsync(string name, bool force, CancellationToken cancellationToken);

    /// <summary>Asks the power management whether the machine is on. Switches nothing.</summary>
    /// <returns><c>on</c>, <c>off</c> or <c>error</c>, with what the fence agent says.</returns>
    Task<HostOutcome> TestPowerAsync(string name, CancellationToken cancellationToken);
}
