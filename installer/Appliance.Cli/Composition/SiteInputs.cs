using Appliance.Planning.Answers;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Composition;

/// <summary>Where a command line says that answers come from, and how the site is set up apart from them.</summary>
internal sealed record SiteInputs
{
    public MachineRole Role { get; init; } = MachineRole.Engine;

    /// <summary>The areas the site is made of: those of the role.</summary>
    public ModuleSet Modules { get => field ?? ApplianceModules.For(Role); init; }

    public IReadOnlyList<string> AnswerFiles { get; init; } = [];

    /// <summary>Answers that came another way than in a file, such as from the engine; they count more than files.</summary>
    public IReadOnlyList<(string Name, string Text)> AnswerTexts { get; init; } = [];

    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>What a person answered when asked; counts more than all else.</summary>
    public IReadOnlyDictionary<string, AnswerNode> Entered { get; init; } = new Dictionary<string, AnswerNode>();

    /// <summary>How the site is set up, apart from its answers.</summary>
    public SiteMode Mode => new() { Role = Role, Prefix = Prefix, Offline = Offline, PackageSource = PackageSource };

    /// <summary>Absolute path of the trial's folder; null for a real set-up.</summary>
    public string? Prefix { get; init; }

    public bool Offline { get; init; }

    public string? PackageSource { get; init; }
}
