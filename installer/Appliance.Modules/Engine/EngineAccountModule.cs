using Appliance.Machines.Files;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Engine;

/// <summary>
/// What all other areas build on: the service's account and the folders of its settings. It comes first, and with it the
/// questions that most others hang on.
/// </summary>
public sealed class EngineAccountModule : IModule
{
    // 0711: each consumer gets at its own secret by name, and nobody can list them.
    private const UnixFileMode EnterOnly = (UnixFileMode)0b111_001_001;

    public string Name => "engine-account";

    public IReadOnlyList<Question> Questions => EngineQuestions.All;

    public IReadOnlyList<ICheck> Checks => [];

    public IReadOnlyList<IUndoAction> UndoActions => [];

    public IReadOnlyList<IStep> Steps(SiteContext context)
    {
        var account = new AccountStep("engine.account", $"Add the system user {EnginePaths.Account}", EnginePaths.Account, "Appliance engine", EnginePaths.Home);
        IReadOnlyList<IStep> folders =
        [
            new DirectoryStep("engine.folder", $"Make {EnginePaths.Folder}", EnginePaths.Folder, Ownership.PublicExecutable),
            new DirectoryStep("engine.secrets", "Make the folder for secrets", EnginePaths.Secrets, new Ownership(EnterOnly, "root", "root")) { After = ["engine.folder"] },
        ];
        return context.Site.Mode.IsTrial ? folders : [account, .. folders];
    }

    public IReadOnlyList<IProof> Proofs(Site site) => [];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
}
