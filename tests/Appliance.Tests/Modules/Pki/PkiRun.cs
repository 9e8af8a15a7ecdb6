using Appliance.Machines.Files;
using Appliance.Modules.Pki;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Tests.Pki;
using Appliance.Tests.Planning.Runs;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Pki;

/// <summary>Carries out the steps of the PKI at one fixed moment.</summary>
internal static class PkiRun
{
    public const string Root = "/etc/pki/appliance";

    public static Task<RunResult> ApplyAsync(TestMachine machine, Site site, TimeProvider? clock = null)
    {
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        return new Runner(new RecordedEvents(), journal).RunAsync(Steps(site), Context(machine, folder, clock), default, default);
    }

    public static Task<Plan> PlanAsync(TestMachine machine, Site site, TimeProvider? clock = null) =>
        Planner.MakeAsync(Steps(site), Context(machine, null, clock), default);

    public static Task<IReadOnlyList<string>> RollBackAsync(TestMachine machine) => RunHarness.RollBackAsync(machine, [.. new PkiModule().UndoActions]);

    public static string Text(this TestMachine machine, string relative) => machine.Files.ReadText($"{Root}/{relative}");

    public static string Path(this TestMachine machine, string relative) => $"{machine.Root}{Root}/{relative}";

    private static IReadOnlyList<IStep> Steps(Site site) => PkiSteps.Of(PkiSettings.From(site));

    private static StepContext Context(TestMachine machine, RunFolder? folder, TimeProvider? clock) =>
        RunHarness.Context(machine, folder) with { Time = clock ?? Sample.Clock };
}
