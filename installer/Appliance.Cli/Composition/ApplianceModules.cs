using Appliance.Modules.Applied;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Firewall;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Modules.Pki;
using Appliance.Modules.Storage;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Sites;
using Appliance.Planning.Undo;

namespace Appliance.Cli.Composition;

/// <summary>All areas, in the order in which their pages are shown and their steps are carried out.</summary>
internal static class ApplianceModules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new EngineAccountModule(),
        new HostModule(),
        new DatabaseModule(),
        new PkiModule(),
        new NetworkModule(),
        new StorageModule(),
        new EngineModule(),
        new FirewallModule(),
        new AppliedAnswersModule(),
    ];

    public static QuestionCatalogue Catalogue { get; } = new([.. All.SelectMany(module => module.Questions)]);

    public static IReadOnlyList<ICheck> Checks { get; } = [.. All.SelectMany(module => module.Checks)];

    public static IReadOnlyList<IUndoAction> UndoActions { get; } =
        [.. Appliance.Planning.Undo.UndoActions.Generic, .. All.SelectMany(module => module.UndoActions)];
}
