using Appliance.Machines.Files;
using Appliance.Nodes;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Applied;

/// <summary>Keeps the answers as last applied, so that status and later runs need no answer file. Secrets stay references.</summary>
public sealed class AppliedAnswersModule : IModule
{
    /// <summary>Where the answers are kept.</summary>
    public static string PathOf(MachineRole role) => role == MachineRole.Engine ? "/etc/appliance/answers.yaml" : NodePaths.Answers;

    public string Name => "applied";

    public IReadOnlyList<Question> Questions => [];

    public IReadOnlyList<ICheck> Checks => [];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context) =>
    [
        new FileStep("applied.answers", "Keep the answers as applied", PathOf(context.Site.Mode.Role), Ownership.Private(), (_, _) => Task.FromResult(AnswersWriter.Write(context.Site)))
        {
            After = ["engine.folder"],
        },
    ];

    public IReadOnlyList<IProof> Proofs(Site site) => [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
}
