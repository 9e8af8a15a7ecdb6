using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Node;

/// <summary>Who a node is, and whose. What is made of that is in the other areas.</summary>
public sealed class NodeModule : IModule
{
    public string Name => "node";

    public IReadOnlyList<Question> Questions => NodeQuestions.All;

    public IReadOnlyList<ICheck> Checks => [];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) => [];

    public IReadOnlyList<IProof> Proofs(Site site) => [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
}
