using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;
using Appliance.Planning.Templates;
using Appliance.Planning.Undo;
using Appliance.Tests.Support;

namespace Appliance.Tests.Planning.Runs;

/// <summary>Runs steps on a test machine the way set-up does.</summary>
internal static class RunHarness
{
    public static async Task<RunResult> RunAsync(TestMachine machine, IReadOnlyList<IStep> steps, IMachineFiles? files = null, CancellationToken stop = default)
    {
        files ??= machine.Files;
        var store = new RunStore(files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        return await new Runner(new RecordedEvents(), journal).RunAsync(steps, Context(machine, folder), stop, default);
    }

    public static Task<IReadOnlyList<string>> RollBackAsync(TestMachine machine, params IReadOnlyList<IUndoAction> own)
    {
        var store = new RunStore(machine.Files, TimeProvider.System);
        return new Rollback(machine, store, [.. UndoActions.Generic, .. own], new RecordedEvents()).UndoAsync(store.Unfinished() ?? store.All()[^1], default);
    }

    public static StepContext Context(TestMachine machine, RunFolder? folder) => new()
    {
        Machine = machine,
        Templates = new NoTemplates(),
        Masker = new SecretMasker(),
        Time = TimeProvider.System,
        Changed = new HashSet<string>(),
        Run = folder,
    };

    private sealed class NoTemplates : ITemplates
    {
        public string Render(string name, IReadOnlyDictionary<string, object?> model) => throw new InvalidOperationException("no template is used here");
    }
}
