using Appliance.Cli.Composition;
using Appliance.Cli.Flows;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Machines.Files;
using Appliance.Modules.Applied;
using Appliance.Modules.Enrolment;
using Appliance.Modules.Node;
using Appliance.Nodes;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;
using Appliance.Tests.Nodes;
using Appliance.Tests.Support;

namespace Appliance.Tests.Cli.Nodes;

/// <summary>A machine below a folder that joins and leaves an engine of the test's; what it is to become is one file.</summary>
internal sealed class JoinBench : IAsyncDisposable
{
    private readonly DirectoryInfo _root = MemoryFolder.Create("appliance-node-");

    public FakeNodeEngine Engine { get; private init; } = null!;

    public string Root => _root.FullName + "/machine";

    /// <summary>Everything the last commands said, as JSON lines.</summary>
    public StringWriter Said { get; } = new();

    public ProbeModule Probe { get; } = new();

    public NodeFiles Node => new(new LocalFiles(Root, new Appliance.Machines.Accounts.AccountDatabase(), setsOwners: false));

    public IReadOnlyList<RunEvent> Events => [.. Said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(EventJson.Read)];

    public static async Task<JoinBench> StartAsync() => new() { Engine = await FakeNodeEngine.StartAsync() };

    public JoinOptions Options(bool withToken = true) => new()
    {
        Engine = Engine.Endpoint.Engine,
        Addresses = Engine.Endpoint.Addresses,
        Token = withToken ? Engine.Token : null,
        Yes = true,
        Wait = TimeSpan.FromSeconds(20),
    };

    /// <summary>As the wizard opens it: nothing is shown but on its screen.</summary>
    public Session Open() => SessionAsync().GetAwaiter().GetResult();

    public async Task<int> JoinAsync(JoinOptions options)
    {
        using var session = await SessionAsync();
        return await new JoinFlow(session, options).RunAsync();
    }

    public async Task<int> LeaveAsync(bool byEngine = false)
    {
        using var session = await SessionAsync();
        return await new LeaveFlow(session, yes: true, byEngine).RunAsync(default);
    }

    public bool Exists(string path) => File.Exists(Root + path);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private Task<Session> SessionAsync()
    {
        Said.GetStringBuilder().Clear();
        var inputs = new SiteInputs
        {
            Role = MachineRole.Node,
            Prefix = Root,
            Modules = new ModuleSet(new NodeModule(), new EnrolmentModule(), Probe, new AppliedAnswersModule()),
            AnswerFiles = Exists(NodePaths.Answers) ? [Root + NodePaths.Answers] : [],
        };
        return Session.OpenAsync(new Terminal(Said, Said, TextReader.Null, IsInteractive: false, HasColor: false), inputs, json: true, default);
    }

    /// <summary>One question and the file made of its answer.</summary>
    internal sealed class ProbeModule : IModule
    {
        private static readonly Question<int> Answer = new("probe.answer", AnswerTypes.Port) { Title = "Probe", Help = "A probe.", Example = "1", Default = _ => 1 };

        public string? Failure { get; set; }

        public Exception? Breaks { get; set; }

        public string Name => "probe";

        public IReadOnlyList<Question> Questions => [Answer];

        public IReadOnlyList<ICheck> Checks => [];

        public IReadOnlyList<IUndoAction> UndoActions => [];

        public IReadOnlyList<IStep> Steps(SiteContext context) => Breaks is { } breaks ? throw breaks :
        [
            new FileStep("probe.file", "Write the probe", "/etc/appliance/probe", Ownership.Public, (step, _) => Failure is { } failure && !step.IsPlanning
                ? throw new StepFailedException(failure, "Mend it.")
                : Task.FromResult($"{context.Site.Get(Answer)}\n")),
        ];

        public IReadOnlyList<IProof> Proofs(Site site) => [];

        public IReadOnlyList<(string Label, string Value)> Summary(SiteContext context) => [];
    }
}
