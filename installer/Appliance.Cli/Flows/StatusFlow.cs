using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Nodes;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Flows;

/// <summary>What is installed, whether it works, and what is no longer as it was set up.</summary>
internal sealed class StatusFlow(Session session)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var unfinished = session.Store.Unfinished();
        if (unfinished is not null)
        {
            session.Events.Warn($"The run {unfinished.Id} is not finished: {unfinished.Failure?.Text ?? "it was stopped"}", $"`{session.Role.SetUp(session.Machine.Prefix)}` goes on from there, `{session.Role.Undo(session.Machine.Prefix)}` undoes it.");
        }

        if (!session.Machine.Files.Exists(AppliedAnswersModule.PathOf(session.Role)))
        {
            session.Events.Say(session.Role == MachineRole.Node ? NotSetUp() : "No engine is set up here.");
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

    private string NotSetUp() => new NodeFiles(session.Machine.Files).Identity() is { } node
        ? $"This machine is enrolled as {node.Name} with {node.Engine}, and not set up yet: `{session.Role.SetUp(session.Machine.Prefix)}` goes on."
        : $"No node is set up here: `{session.Role.SetUp(session.Machine.Prefix)}` goes on.";

    private async Task<bool> DriftAsync(SiteContext site, CancellationToken cancellationToken)
    {
        // The answers were read from the file that the applied answers are kept in: there is nothing to compare it with.
        var steps = session.Modules.All.Where(module => module is not AppliedAnswersModule).SelectMany(module => module.Steps(site)).ToList();
        var plan = await PlanFlow.MakeAsync(session, steps, cancellationToken);
        var show = RoleCommands.At("appliance plan", session.Machine.Prefix);
        foreach (var (step, inspection) in plan.Changes)
        {
            session.Events.Publish(new RunEvent
            {
                Kind = EventKind.Proof,
                Level = EventLevel.Warning,
                Id = step.Id,
                Text = $"No longer as it was set up ({step.Id}): {inspection.Change!.Summary}",
                Remedy = $"`{show}` shows the difference, `{session.Role.SetUp(session.Machine.Prefix)}` puts it right.",
            });
        }

        return plan.Changes.Count > 0;
    }
}
