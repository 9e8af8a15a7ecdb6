using Appliance.Contracts.Nodes;
using Appliance.Engine.Database;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Takes what nodes say about being set up.</summary>
internal sealed class NodeReports(NpgsqlDataSource database, HostStates states, HostRemoval removal)
{
    /// <returns>Why it is not taken, or null.</returns>
    public async Task<NodeRefusal?> TakeAsync(EnrolledHost host, NodeReport report, CancellationToken cancellationToken)
    {
        var text = NodeRules.Words(report.Text);
        var isNews = await IsNewsAsync(host, report, cancellationToken);
        switch (report.Phase)
        {
            case NodePhase.Left:
                return await removal.LeftAsync(host, text, cancellationToken) is { } problem ? NodeRefusal.Unavailable(problem) : null;
            case NodePhase.Failed:
                await states.SetAsync(host.Id, host.Status, NodeStatus.InstallFailed, text ?? "The node did not say why.", cancellationToken);
                return null;
            case NodePhase.Installing when !isNews:
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

    // What was under way when a cable was cut may arrive when the node has long said something else.
    private async Task<bool> IsNewsAsync(EnrolledHost host, NodeReport report, CancellationToken cancellationToken)
    {
        if (report.Time is not { } time)
            return true;
        await using var command = database.CreateCommand("UPDATE hosts SET reported = $2 WHERE id = $1 AND (reported IS NULL OR reported < $2 OR $3)");
        return await command
            .With(host.Id)
            .With(time.UtcDateTime)
            // The last word of a run counts, also after the node's clock was set back.
            .With(report.Phase != NodePhase.Installing)
            .ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
