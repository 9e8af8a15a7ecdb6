using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Nodes;

/// <summary>Takes what nodes say about being set up.</summary>
internal sealed class NodeReports(HostStates states, HostRemoval removal)
{
    /// <returns>Why it is not taken, or null.</returns>
    public async Task<NodeRefusal?> TakeAsync(EnrolledHost host, NodeReport report, CancellationToken cancellationToken)
    {
        var text = NodeRules.Words(report.Text);
        switch (report.Phase)
        {
            case NodePhase.Left:
                return await removal.LeftAsync(host, text, cancellationToken) is { } problem ? NodeRefusal.Unavailable(problem) : null;
            case NodePhase.Failed:
                await states.SetAsync(host.Id, host.Status, NodeStatus.InstallFailed, text ?? "The node did not say why.", cancellationToken);
                return null;
            case NodePhase.Installing or NodePhase.Installed when host.Status == NodeStatus.Maintenance:
                await states.SetAsync(host.Id, host.Status, host.Status, text, cancellationToken);
                return null;
            case NodePhase.Installing:
                await states.SetAsync(host.Id, host.Status, NodeStatus.Installing, text, cancellationToken);
                return null;
            case NodePhase.Installed:
                await states.SetAsync(host.Id, host.Status, NodeStatus.Up, null, cancellationToken);
                return null;
            default:
                return NodeRefusal.Malformed("The report has no phase that the engine knows.");
        }
    }
}
