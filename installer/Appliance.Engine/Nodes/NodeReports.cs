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
                await states.ReportedAsync(host.Id, NodeStatus.InstallFailed, text ?? "The node did not say why.", report.Time, isLast: true);
                return null;
            case NodePhase.Installing:
                await states.ReportedAsync(host.Id, NodeStatus.Installing, text, report.Time, isLast: false);
                return null;
            case NodePhase.Installed:
                await states.ReportedAsync(host.Id, NodeStatus.Up, null, report.Time, isLast: true);
                return null;
            default:
                return NodeRefusal.Malformed("The report has no phase that the engine knows.");
        }
    }
}
