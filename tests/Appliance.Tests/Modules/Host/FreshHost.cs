using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Machines.Services;
using Appliance.Modules.Host;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Templates;
using Appliance.Planning.Undo;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Host;

/// <summary>A fresh Debian server named <c>fresh</c> on which the steps of this area are planned, run and undone.</summary>
internal sealed class FreshHost : IDisposable
{
    public const string Hosts = "127.0.0.1\tlocalhost\n127.0.1.1\tfresh\n";

    private readonly TestMachine _machine;
    private readonly HostModule _module = new(new FakeResolver(), FakeDisks.Ample, new FakeReachability());

    public FreshHost(Func<IMachineFiles, IMachineFiles>? wrap = null, MachineFacts? facts = null)
    {
        _machine = new TestMachine(wrap);
        Facts = facts ?? HostSite.Facts;
        Commands = new FakeCommands()
            .On("hostname", command =>
            {
                KernelName = command.Arguments[0];
                return new CommandResult(command, 0, "", "");
            })
            .On("chronyd");
        Machine = new BentMachine(_machine) { Commands = Commands };
        foreach (var folder in new[] { "/proc/sys/kernel", "/etc/chrony/conf.d", "/var/lib/appliance" })
        {
            Directory.CreateDirectory(_machine.Root + folder);
        }

        KernelName = "fresh";
        File.WriteAllText(_machine.Root + "/etc/hostname", "fresh\n");
        File.WriteAllText(_machine.Root + "/etc/hosts", Hosts);
        File.WriteAllText(_machine.Root + "/etc/chrony.conf", "pool 2.pool.test.org iburst\n");
        foreach (var unit in new[] { "chrony.service", "chronyd.service" })
        {
            Services.States[unit] = new ServiceState(true, true, true, "running");
        }
    }

    public IMachine Machine { get; }

    public MachineFacts Facts { get; }

    public FakeCommands Commands { get; }

    public FakePackages Packages => _machine.PackageList;

    public FakeServices Services => _machine.ServiceList;

    public string Root => _machine.Root;

    public string KernelName
    {
        get => File.ReadAllText(_machine.Root + "/proc/sys/kernel/hostname").Trim();
        set => File.WriteAllText(_machine.Root + "/proc/sys/kernel/hostname", value + "\n");
    }

    public string Read(string path) => File.ReadAllText(_machine.Root + path);

    public IReadOnlyDictionary<string, string> Tree() => _machine.Tree();

    public Task<Plan> PlanAsync(Site site) => Planner.MakeAsync(Steps(site), Context(null), default);

    public async Task<RunResult> RunAsync(Site site)
    {
        var store = new RunStore(Machine.Files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        return await new Runner(new RecordedEvents(), journal).RunAsync(Steps(site), Context(folder), default, default);
    }

    public Task<IReadOnlyList<string>> RollBackAsync()
    {
        var store = new RunStore(Machine.Files, TimeProvider.System);
        var actions = UndoActions.Generic.Concat(_module.UndoActions).ToList();
        return new Rollback(Machine, store, actions, new RecordedEvents()).UndoAsync(store.Unfinished() ?? store.All()[^1], default);
    }

    public IReadOnlyList<IStep> Steps(Site site) => _module.Steps(HostSite.Context(Machine, site, Facts));

    public void Dispose() => _machine.Dispose();

    private StepContext Context(RunFolder? folder) => new()
    {
        Machine = Machine,
        Templates = new ListingTemplates(),
        Masker = new SecretMasker(),
        Time = TimeProvider.System,
        Changed = new HashSet<string>(),
        Run = folder,
    };

    // What the templates make of the model is shown by their own tests.
    private sealed class ListingTemplates : ITemplates
    {
        public string Render(string name, IReadOnlyDictionary<string, object?> model) => name switch
        {
            "host/hosts" => string.Concat(List(model["hosts"]).Cast<IReadOnlyDictionary<string, object?>>().Select(host => $"{host["address"]} {string.Join(' ', List(host["names"]))}\n")),
            "host/chrony" => string.Concat(List(model["servers"]).Select(server => $"# a comment\nserver {server} iburst prefer\n")),
            _ => throw new InvalidOperationException($"There is no template {name}."),
        };

        private static IReadOnlyList<object?> List(object? value) => (IReadOnlyList<object?>)value!;
    }
}
