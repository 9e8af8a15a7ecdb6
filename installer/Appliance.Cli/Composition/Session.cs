using Appliance.Cli.Output;
using Appliance.Machines;
using Appliance.Machines.Accounts;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;
using Appliance.Planning.Steps;
using Appliance.Planning.Templates;
using Appliance.Wizard.Interviews;

namespace Appliance.Cli.Composition;

/// <summary>One command at work: the machine, the events, and once answers are read the site.</summary>
internal sealed class Session : IDisposable
{
    private readonly List<IEventSink> _renderers = [];
    private readonly EnvironmentSecrets _environment = new();
    private readonly IReadOnlyList<string> _packageOptions;
    private SiteInputs _inputs;
    private IReadOnlyList<AnswerSource>? _sources;
    private MachineFacts? _facts;

    private Session(Terminal terminal, SiteInputs inputs, bool json, IReadOnlyList<string> packageOptions)
    {
        (_inputs, _packageOptions) = (inputs, packageOptions);
        Terminal = terminal;
        IsJson = json;
        Time = TimeProvider.System;
        Machine = new LocalMachine(inputs.Prefix, packageOptions);
        Store = new RunStore(Machine.Files, Time);
        Templates = new ProductTemplates(Machine.Files);
        Log = new LogEvents();
        Said = new SwitchedEvents(new LastingEvents(json ? new JsonEvents(terminal.Out) : new TextEvents(terminal)));
        _renderers.AddRange([Said, Log, Kept]);
        Events = new MaskingEvents(Masker, Time, _renderers);
    }

    /// <exception cref="CommandLineException">The package source cannot be used.</exception>
    public static async Task<Session> OpenAsync(Terminal terminal, SiteInputs inputs, bool json, CancellationToken cancellationToken) =>
        new(terminal, inputs, json, await PackageOptions.ReadAsync(inputs.PackageSource, cancellationToken));

    /// <summary>The same command on a machine that is to become a node. What it says goes to this one's log too.</summary>
    /// <param name="isSilent">Whether the terminal shows nothing of it, because a screen does.</param>
    public Session AsNode(bool isSilent)
    {
        var terminal = isSilent ? Terminal with { Out = TextWriter.Null, IsInteractive = false } : Terminal;
        var node = new Session(terminal, NodeInputs.Of(_inputs.Offline, _inputs.PackageSource), json: isSilent || IsJson, _packageOptions);
        node.AddRenderer(Log);
        return node;
    }

    public Terminal Terminal { get; }

    public bool IsJson { get; }

    public TimeProvider Time { get; }

    public IMachine Machine { get; }

    public MachineRole Role => _inputs.Role;

    /// <summary>The areas of what this machine is to be.</summary>
    public ModuleSet Modules => _inputs.Modules;

    public RunStore Store { get; }

    public ITemplates Templates { get; }

    public SecretMasker Masker { get; } = new();

    public LogEvents Log { get; }

    /// <summary>The events of a run, kept with it.</summary>
    public KeptEvents Kept { get; } = new();

    /// <summary>What goes to the terminal; off while a screen has it.</summary>
    public SwitchedEvents Said { get; }

    public IEventSink Events { get; }

    public async Task<MachineFacts> FactsAsync(CancellationToken cancellationToken) =>
        _facts ??= await LocalFactSource.OfThisHost().GatherAsync(cancellationToken);

    /// <summary>Reads the answers and fetches their secrets; tells everything that is wrong with them.</summary>
    /// <param name="prompt">Who is asked for secrets; null when nobody can be.</param>
    /// <param name="needsSecrets">False for commands that only look: then a secret that cannot be had is no error.</param>
    /// <exception cref="CommandLineException">The answers are not good; the message lists why.</exception>
    public async Task<SiteContext> SiteAsync(ISecretPrompt? prompt, bool needsSecrets, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        var result = SiteReader.Read(_inputs, Sources, new DefaultFacts(facts), Masker);
        Warn(result.Warnings);
        if (result.Site is not { } site)
        {
            throw InvalidAnswers.Of(result.Errors);
        }

        var secrets = new SiteSecrets();
        var resolver = new SecretResolver(new LocalSecretFiles(), _environment.Take, prompt, Masker);
        var (errors, warnings) = await secrets.FetchAsync(site, resolver, cancellationToken);
        _environment.TakeAnswers();
        if (needsSecrets)
        {
            Warn(warnings);
            if (errors.Count > 0)
            {
                throw InvalidAnswers.Of(errors);
            }
        }

        return new SiteContext(site, Machine, facts, secrets, Programs.Engine());
    }

    /// <summary>The questions as the answers given so far leave them, to ask a person.</summary>
    /// <exception cref="CommandLineException">An answer file cannot be read.</exception>
    public Interview Interview(MachineFacts facts) =>
        new(Modules.Catalogue, Sources, new DefaultFacts(facts), _inputs.Mode);

    public IReadOnlyList<IStep> Steps(SiteContext site) => [.. Modules.All.SelectMany(module => module.Steps(site))];

    /// <param name="run">The folder of the run; null for a look ahead.</param>
    public StepContext StepContext(RunFolder? run) => new()
    {
        Machine = Machine,
        Templates = Templates,
        Masker = Masker,
        Time = Time,
        Changed = new HashSet<string>(),
        Run = run,
    };

    /// <summary>One more place for answers to come from, which counts more than the files; before the site is built.</summary>
    /// <param name="name">How messages call it.</param>
    public void AddAnswers(string name, string text) => (_inputs, _sources) = (_inputs with { AnswerTexts = [.. _inputs.AnswerTexts, (name, text)] }, null);

    /// <summary>What a person answered when asked, which counts more than all else; before the site is built.</summary>
    public void AddAnswers(IReadOnlyDictionary<string, AnswerNode> entered) => _inputs = _inputs with { Entered = entered };

    /// <summary>One more that hears all events; while nothing else goes on.</summary>
    public void AddRenderer(IEventSink renderer) => _renderers.Add(renderer);

    /// <summary>Writes everything that is said to this file, instead of to the usual place of logs.</summary>
    public void LogTo(string file) => Log.Open(new LocalFiles(null, new AccountDatabase(), setsOwners: false), Path.GetFullPath(file));

    public void Dispose()
    {
        Log.Dispose();
        Kept.Dispose();
    }

    // Read once: the environment is emptied of secrets, and a pipe has its text but once.
    private IReadOnlyList<AnswerSource> Sources => _sources ??= [.. SiteReader.Sources(_inputs).Select(source => source.ReadOnce())];

    private void Warn(IReadOnlyList<AnswerError> warnings)
    {
        foreach (var warning in warnings)
        {
            Events.Warn(warning.ToString());
        }
    }
}
