using Appliance.Modules.Network.Checks;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Network;

/// <summary>The networks the engine and its nodes use.</summary>
public sealed class NetworkModule : IModule
{
    public string Name => "network";

    public IReadOnlyList<Question> Questions => NetworkQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = [new NetworkPlanCheck(), new NetworkInterfacesCheck()];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) => NetworkSteps.Of(NetworkSettings.From(context.Site));

    public IReadOnlyList<IProof> Proofs(Site site) => site.Mode.IsTrial ? [new NetworkdProof()] : [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
}
