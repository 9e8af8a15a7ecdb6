using Appliance.Planning.Checks;

namespace Appliance.Cli.Flows;

/// <summary>What a command line asks of a set-up besides its answers.</summary>
internal sealed record SetupOptions
{
    /// <summary>Do not ask for confirmation.</summary>
    public bool Yes { get; init; }

    /// <summary>Ask nothing at all.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>Only this plan may be carried out.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Write all answers, defaults included, to this file.</summary>
    public string? GenerateAnswers { get; init; }

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
