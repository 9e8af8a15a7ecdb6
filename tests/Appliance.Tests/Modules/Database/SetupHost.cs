using System.Net;
using System.Net.Sockets;
using Appliance.Cli.Composition;
using Appliance.Machines;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;
using Appliance.Tests.Support;

namespace Appliance.Tests.Modules.Database;

/// <summary>A folder of this host that stands for a machine, with the database's steps run as set-up runs them.</summary>
internal sealed class SetupHost : IAsyncDisposable
{
    private static readonly DatabaseModule _module = new();

    public SetupHost(Func<LocalMachine, IMachine>? change = null)
    {
        // Not in a private temporary folder: the account the server runs as must get through.
        Prefix = Path.Combine("/var/tmp", $"appliance-test-{Guid.NewGuid():N}");
        foreach (var directory in new[] { "", "etc", "etc/appliance", "etc/appliance/secrets", "run", "var", "var/lib", "var/log" })
        {
            Directory.CreateDirectory(Path.Combine(Prefix, directory), (UnixFileMode)0b111_101_101);
        }

        Mode = new SiteMode { Prefix = Prefix };
        var local = new LocalMachine(Prefix, []);
        Machine = change?.Invoke(local) ?? local;
        Port = FreePort();
    }

    public string Prefix { get; }

    public IMachine Machine { get; set; }

    public int Port { get; set; }

    /// <summary>A trial unless it is changed.</summary>
    public SiteMode Mode { get; set; }

    /// <summary>Answers besides the port.</summary>
    public IReadOnlyList<string> Answers { get; set; } = [];

    public Secret? Password { get; set; }

    public SiteContext Context => DatabaseSite.Context(DatabaseSite.Of(Mode, [$"database.port={Port}", .. Answers]), Machine, Password);

    public IReadOnlyList<IStep> Steps => _module.Steps(Context);

    public async Task<RunResult> RunAsync(IMachineFiles? files = null)
    {
        files ??= Machine.Files;
        var store = new RunStore(files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        var runner = new Runner(Events, journal);
        return await runner.RunAsync(Steps, StepContext(folder) with { Machine = new PartialMachine(Machine) { Files = files } }, default, default);
    }

    public RecordedEvents Events { get; } = new();

    public Task<Plan> PlanAsync() => Planner.MakeAsync(Steps, StepContext(null), default);

    public Task<CheckFinding> CheckAsync(ICheck check) =>
        check.RunAsync(DatabaseSite.CheckContext(Context.Site, Machine, Context.Facts), default);

    /// <summary>Undoes every run, newest first.</summary>
    public async Task<IReadOnlyList<string>> RollBackAsync()
    {
        var store = new RunStore(Machine.Files, TimeProvider.System);
        var rollback = new Rollback(Machine, store, [.. UndoActions.Generic, .. _module.UndoActions], new RecordedEvents());
        var left = new List<string>();
        foreach (var run in store.All().Reverse())
        {
            left.AddRange(await rollback.UndoAsync(run, default));
        }

        return left;
    }

    /// <summary>Paths below the prefix but the records of runs.</summary>
    public IReadOnlyList<string> Tree() =>
    [
        .. Directory.EnumerateFileSystemEntries(Prefix, "*", SearchOption.AllDirectories)
            .Select(path => path[Prefix.Length..])
            .Where(path => path != "/var/lib/appliance" && !path.StartsWith("/var/lib/appliance/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public string Read(string path) => File.ReadAllText(Prefix + path);

    public async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Prefix + "/var/lib/postgresql/trial/postmaster.pid"))
        {
            await RollBackAsync();
        }

        Directory.Delete(Prefix, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private StepContext StepContext(RunFolder? folder) => new()
    {
        Machine = Machine,
        Templates = new ProductTemplates(Machine.Files),
        Masker = new SecretMasker(),
        Time = TimeProvider.System,
        Changed = new HashSet<string>(),
        Run = folder,
    };
}
