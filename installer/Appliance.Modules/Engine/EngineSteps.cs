using Appliance.Machines.Files;
using Appliance.Planning.Modules;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Engine;

/// <summary>The steps of this area, in the order they are carried out.</summary>
internal static class EngineSteps
{
    // Everything the engine needs to start; ids of steps that a site does not have are passed over.
    private static readonly string[] Needs =
    [
        "engine.program", "engine.data", "engine.config", "engine.unit", "engine.database-ca", "pki.certificate.web", "pki.certificate.engine",
        "database.password", "database.role", "database.database", "database.hba", "database.process",
    ];

    /// <summary>The engine as a trial runs it.</summary>
    public static SupervisedProcess Process { get; } = new("appliance-engine", EnginePaths.Program, ["run", "--config", EnginePaths.Configuration]);

    public static IReadOnlyList<IStep> Of(SiteContext context)
    {
        var settings = EngineSettings.From(context.Site);
        var data = new Ownership((UnixFileMode)0b111_101_000, EnginePaths.Account, EnginePaths.Account);
        return
        [
            new ProgramStep("engine.program", "Install the engine program", context.EngineExecutable, EnginePaths.Program),
            .. settings.IsTrial ? [] : Tool(context.Machine.Files),
            new DirectoryStep("engine.data", "Make the engine's data folder", EnginePaths.Data, data) { After = ["engine.account"], OwnsContent = true },
            .. settings.DatabaseCa is { } ca ? [DatabaseCa(ca)] : Array.Empty<IStep>(),
            Configuration(settings),
            .. settings.IsTrial ? [TrialProcess(settings)] : (IStep[])[Unit(), Service()],
            new AdminPasswordStep(settings, () => context.Secrets.Find(EngineQuestions.AdminPassword))
            {
                After = ["engine.service", "engine.process"],
                Irreversible = "an earlier password is known to nobody: the engine keeps only a hash of it",
            },
            new InventoryStep(settings, SiteInventory.Of(context.Site))
            {
                After = ["engine.service", "engine.process"],
                Irreversible = "the engine keeps what it was told; entries are removed in the engine itself",
            },
        ];
    }

    // A package may have brought the program already, and then it is the package's.
    private static IEnumerable<IStep> Tool(IMachineFiles files)
    {
        if (Environment.ProcessPath is not { } self || Path.GetFileName(self) != "appliance" || File.Exists(self + ".dll")
            || files.Stat(EnginePaths.ToolLink) is { Kind: FileKind.File })
        {
            yield break;
        }

        yield return new ProgramStep("engine.tool", "Install this program", self, EnginePaths.Tool);
        yield return new LinkStep("engine.command", "Make the command appliance", EnginePaths.ToolLink, EnginePaths.Tool) { After = ["engine.tool"] };
    }

    // The engine may not enter /root, where such a file often is.
    private static FileStep DatabaseCa(string source) => new(
        "engine.database-ca", "Copy the CA of the database", EnginePaths.DatabaseCa, Ownership.Public,
        async (context, cancellationToken) => File.Exists(source)
            ? await File.ReadAllTextAsync(source, cancellationToken)
            : context.Machine.Files.ReadTextOrNull(EnginePaths.DatabaseCa)
              ?? throw new StepFailedException($"The CA of the database, {source}, is not there.", "Mend database.caFile and run setup again."))
    {
        After = ["engine.folder"],
    };

    private static FileStep Configuration(EngineSettings settings) => new(
        "engine.config", "Write the engine's configuration", EnginePaths.Configuration, Ownership.GroupReadable(EnginePaths.Account),
        (context, _) => Task.FromResult(context.Templates.Render(EngineTemplates.Configuration, EngineTemplates.ConfigurationModel(settings, context.Machine.Files))))
    {
        After = ["engine.account", "engine.folder"],
    };

    private static FileStep Unit() => new(
        "engine.unit", "Write the engine's service", EnginePaths.UnitFile, Ownership.Public,
        (context, _) => Task.FromResult(context.Templates.Render(EngineTemplates.Unit, EngineTemplates.UnitModel())))
    {
        After = ["engine.account", "engine.program"],
        Validator = new FileValidator("systemd-analyze", path => ["verify", "--man=no", path]) { FileName = EnginePaths.Unit },
    };

    // Certificates are not among the files: the engine takes renewed ones up by itself.
    private static ServiceStep Service() => new("engine.service", "Start the engine", EnginePaths.Unit, [EnginePaths.UnitFile, EnginePaths.Configuration, EnginePaths.Program])
    {
        After = Needs,
        RestartedBy = ["engine.unit", "engine.config", "engine.program"],
    };

    private static SupervisedProcessStep TrialProcess(EngineSettings settings) => new(
        "engine.process", "Start the engine", Process, [EnginePaths.Configuration, EnginePaths.Program], (context, cancellationToken) => IsHealthyAsync(settings, context, cancellationToken))
    {
        After = Needs,
        RestartedBy = ["engine.config", "engine.program"],
    };

    private static async Task<bool> IsHealthyAsync(EngineSettings settings, StepContext context, CancellationToken cancellationToken)
    {
        using var client = new EngineClient(settings, context.Machine.Files, context.Time);
        try
        {
            return await client.GetAsync(client.Https(HealthProof.Path), cancellationToken) is { Text: HealthProof.Healthy };
        }
        catch (EngineUnreachableException)
        {
            return false;
        }
    }
}
