namespace Appliance.Cli.Composition;

/// <summary>Where a command line says that answers come from, and how the site is set up apart from them.</summary>
internal sealed record SiteInputs
{
    public IReadOnlyList<string> AnswerFiles { get; init; } = [];

    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>Absolute path of the trial's folder; null for a real set-up.</summary>
    public string? Prefix { get; init; }

    public bool Offline { get; init; }

    public string? PackageSource { get; init; }
}
