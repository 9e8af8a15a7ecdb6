using System.Net;
using System.Runtime.CompilerServices;
using Appliance.Machines.Facts;
using Appliance.Machines.Secrets;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Firewall;
using Appliance.Modules.Host;
using Appliance.Modules.Network;
using Appliance.Modules.Node;
using Appliance.Modules.Nodes;
using Appliance.Modules.Pki;
using Appliance.Modules.Storage;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Answers;
using Appliance.Planning.Checks;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Questions;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Templates;
using Appliance.Planning.Undo;
using Appliance.Templating;
using Appliance.Templating.Escaping;
using Appliance.Tests.Support;
using FluentAssertions;

namespace Appliance.Tests.Modules;

/// <summary>Sites from answer files, and their modules' steps and checks on a test machine.</summary>
internal static class ModuleBench
{
    /// <summary>The least a site needs.</summary>
    public const string Minimal = "version: 1\nengine: { fqdn: engine.test.org, adminPassword: { file: /root/admin.secret } }\n";

    public static readonly MachineFacts Facts = new()
    {
        OperatingSystem = new OperatingSystemFacts("debian", [], "12", "Debian 12", "x86_64", "6.1.0-test"),
        HostName = "engine",
        Hardware = new HardwareFacts(2, 8L << 30, null, false, null),
        Security = new SecurityFacts(null, false, [], [], [22]),
    };

    private static readonly QuestionCatalogue Catalogue = new(
    [
        .. EngineQuestions.All, .. DatabaseQuestions.All, .. PkiQuestions.All, .. FirewallQuestions.All, .. NetworkQuestions.All, .. StorageQuestions.All, .. HostQuestions.All, .. NodesQuestions.All,
    ]);

    private static readonly QuestionCatalogue NodeCatalogue = new(
    [
        .. NodeQuestions.All, .. HostQuestions.All, .. NetworkQuestions.All, .. VirtualizationQuestions.All, .. FirewallQuestions.All,
    ]);

    /// <summary>The least a node needs.</summary>
    public const string MinimalNode = "version: 1\nnode: { name: node72.test.org, engine: \"engine.test.org:7443\" }\n";

    public static ITemplates Templates { get; } = new RepositoryTemplates();

    public static Site Site(string answers, bool trial = false) => Build(Catalogue, answers, new SiteMode { Prefix = trial ? "/trial" : null });

    /// <summary>A site as a node has it.</summary>
    public static Site NodeSite(string answers = MinimalNode, SiteMode? mode = null) => Build(NodeCatalogue, answers, (mode ?? new SiteMode()) with { Role = MachineRole.Node });

    private static Site Build(QuestionCatalogue catalogue, string answers, SiteMode mode)
    {
        var result = SiteBuilder.Build(catalogue, [AnswerSource.FromFile("answers.yaml", answers)], mode: mode);
        return result.Site ?? throw new InvalidOperationException(string.Join('\n', result.Errors.Select(error => $"{error.Origin}: {error.Message}")));
    }

    public static SiteContext Context(Site site, TestMachine machine, MachineFacts? facts = null) => new(site, machine, facts ?? Facts, new NoSecrets(), "/engine");

    public static MachineFacts WithSecurity(Func<SecurityFacts, SecurityFacts> change) => Facts with { Security = change(Facts.Security) };

    public static ListenerFacts Listener(string address, int port, string process) => new(IPAddress.Parse(address), port, process, 1);

    public static Task<CheckFinding> LookAsync(ICheck check, Site site, TestMachine machine, MachineFacts? facts = null) =>
        check.RunAsync(new CheckContext(site, machine, facts ?? Facts, new NoSecrets(), null) { Installed = false }, default);

    /// <summary>Every path below the folder /etc/appliance and such is there, as earlier steps of other modules leave it.</summary>
    public static TestMachine Prepared(TestMachine machine)
    {
        foreach (var folder in new[] { "/etc/appliance", "/etc/systemd", "/etc/systemd/system", "/proc" })
        {
            Directory.CreateDirectory(machine.Root + folder);
        }

        return machine;
    }

    public static Task<Plan> PlanAsync(TestMachine machine, IReadOnlyList<IStep> steps) => Planner.MakeAsync(steps, StepContext(machine, null), default);

    public static async Task<RunResult> RunAsync(TestMachine machine, IReadOnlyList<IStep> steps, RecordedEvents? events = null)
    {
        var store = new RunStore(machine.Files, TimeProvider.System);
        var folder = store.Unfinished()?.Folder ?? store.Create();
        var journal = store.JournalOf(folder);
        journal.Write(JournalEntryKind.Started);
        return await new Runner(events ?? new RecordedEvents(), journal).RunAsync(steps, StepContext(machine, folder), default, default);
    }

    /// <summary>Applies the steps, and sees that a second run has nothing to do.</summary>
    public static async Task ApplyAsync(TestMachine machine, IReadOnlyList<IStep> steps)
    {
        var result = await RunAsync(machine, steps);
        result.Outcome.Should().Be(RunOutcome.Finished, result.Cause);
        (await PlanAsync(machine, steps)).Changes.Select(change => change.Step.Id).Should().BeEmpty("a second run changes nothing");
    }

    public static Task<IReadOnlyList<string>> RollBackAsync(TestMachine machine, IModule module, RecordedEvents? events = null)
    {
        var store = new RunStore(machine.Files, TimeProvider.System);
        return new Rollback(machine, store, [.. UndoActions.Generic, .. module.UndoActions], events ?? new RecordedEvents()).UndoAsync(store.Unfinished() ?? store.All()[^1], default);
    }

    public static StepContext StepContext(TestMachine machine, RunFolder? folder) => new()
    {
        Machine = machine,
        Templates = Templates,
        Masker = new SecretMasker(),
        Time = TimeProvider.System,
        Changed = new HashSet<string>(),
        Run = folder,
    };

    private sealed class NoSecrets : ISiteSecrets
    {
        public Secret? Find(Question<SecretReference> question) => null;
    }

    private sealed class RepositoryTemplates : ITemplates, ITemplateSource
    {
        private readonly TemplateEngine _engine;

        public RepositoryTemplates() => _engine = new TemplateEngine(this, EscapingFunctions.All);

        public string Render(string name, IReadOnlyDictionary<string, object?> model) => _engine.Render(name, TemplateModel.From(model));

        public string? Find(string name) => File.Exists(FileOf(name)) ? File.ReadAllText(FileOf(name)) : null;

        private static string FileOf(string name, [CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../../templates", name + ".sbn");
    }
}
