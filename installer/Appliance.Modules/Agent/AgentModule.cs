using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Agent;

/// <summary>The agent that keeps this node in contact with its engine. A trial has no services, and so no agent.</summary>
/// <param name="program">The executable to install: the one that is running.</param>
/// <param name="time">The clock; the machine's own when null.</param>
public sealed class AgentModule(string program, TimeProvider? time = null) : IModule
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    public string Name => "agent";

    public IReadOnlyList<Question> Questions => [];

    public IReadOnlyList<ICheck> Checks => [];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) => context.Site.Mode.IsTrial ? [] : AgentSteps.Of(program, context.Machine.Files);

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial ? [] : [new AgentProof(_time)];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
}
