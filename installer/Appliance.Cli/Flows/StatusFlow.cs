using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Cli.Flows;

/// <summary>What is installed, whether it works, and what is no longer as it was set up.</summary>
internal sealed class StatusFlow(Session session)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var unfinished = session.Store.Unfinished();
        if (unfinished is not null)
        {
            session.Events.Warn($"The run {unfinished.Id} is not finished: {unfinished.Failure?.Text ?? "it was stopped"}", "`appliance setup` goes on from there, `appliance setup --rollback` undoes it.");
        }

        if (!session.Machine.Files.Exists(AppliedAnswersModule.PathOf(session.Role)))
        {
            session.Events.Say("No engine is set up here.");
            return unfinished is null ? ExitCode.Done : ExitCode.Failed;
        }

        var site = await session.SiteAsync(prompt: null, needsSecrets: false, cancellationToken);
        var worst = await ProofFlow.RunAsync(session, site, cancellationToken);
        var drifted = await DriftAsync(site, cancellationToken);
        if (!session.IsJson)
        {
            SummaryText.Write(session.Terminal, session.Modules, site);
        }

        return worst == ProofOutcome.Fails || drifted || unfinished is not null ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task<bool> DriftAsync(SiteContext site, CancellationToken cancellationToken)
    {
        // The answers were read from the file that the applied answers are kept in: there is nothing to compare it with.
        var steps = session.Modules.All.Where(module => module is not AppliedAnswersModule).SelectMany(module => module.Steps(site)).ToList();
        var plan = await PlanFlow.MakeAsync(session, steps, cancellationToken);
        foreach (var (step, inspection) in plan.Changes)
        {
            session.Events.Publish(new RunEvent
            {
                Kind = EventKind.Proof,
                Level = EventLevel.Warning,
                Id = step.Id,
                Text = $"No longer as it was set up ({step.Id}): {inspection.Change!.Summary}",
                Remedy = "`appliance plan` shows the difference, `appliance setup` puts it right.",
            });
        }

        return plan.Changes.Count > 0;
    }
}
