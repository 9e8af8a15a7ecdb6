using Appliance.Modules.Engine;
using Appliance.Modules.Nodes.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Nodes;

/// <summary>The nodes of a site, as the engine's machine sees them. Enrolling them is <c>appliance node add</c>.</summary>
public sealed class NodesModule : IModule
{
    public string Name => "nodes";

    public IReadOnlyList<Question> Questions => NodesQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = [new NodeNamesCheck(), new NodeNetworksCheck(), new NodeAddressesCheck()];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) =>
    [
        .. context.Site.Get(NodesQuestions.Hosts)
            .Where(node => node.Power?.Password is not null)
            .Select(node => new PowerSecretStep(EngineSettings.From(context.Site), node.Name, () => context.Secrets.Find(PowerSecretStep.SecretId(node.Name)))
            {
                After = ["engine.inventory"],
                Irreversible = "the engine keeps what it was told; remove the node in the engine",
            }),
    ];

    public IReadOnlyList<IProof> Proofs(Site site) => [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) =>
        context.Site.Get(NodesQuestions.Hosts) is { Count: > 0 } nodes
            ? [("Nodes", $"{string.Join(", ", nodes.Select(node => node.Name))}; enrol them with: appliance node add")]
            : [];
}
