using Appliance.Modules.Database.Clusters;
using Appliance.Modules.Database.Remote;
using Appliance.Modules.Database.Roles;
using Appliance.Modules.Database.Servers;
using Appliance.Modules.Database.Trial;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Database;

/// <summary>
/// The engine's PostgreSQL: the distribution's, set up here; one that an administrator made, only looked at; or in a trial
/// a private one below the prefix.
/// </summary>
public sealed class DatabaseModule : IModule
{
    public string Name => "database";

    public IReadOnlyList<Question> Questions => DatabaseQuestions.All;

    public IReadOnlyList<ICheck> Checks { get; } = [new LocaleCheck(), new ExistingDatabaseCheck(), new RemoteCheck(), new BinariesCheck()];

    public IReadOnlyList<IUndoAction> UndoActions { get; } = [new ClusterUndo(), new ServerProcessUndo(), new RoleUndo(), new DatabaseUndo()];

    public IReadOnlyList<IStep> Steps(SiteContext context) => DatabaseSteps.Of(context);

    public IReadOnlyList<IProof> Proofs(Site site) => DatabaseSettings.From(site) is { IsTrial: true, IsProvisioned: true }
        ? [new TrialServerProof(), new LoginProof()]
        : [new LoginProof()];

    public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context)
    {
        var settings = DatabaseSettings.From(context.Site);
        return
        [
            ("Database", $"{settings.Name} on {settings.Host}:{settings.Port}, role {settings.User}"),
            ("Database password", $"in {context.Machine.Files.Locate(DatabaseSettings.PasswordFile)}"),
        ];
    }
}
