using Appliance.Planning.Checks;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>What a command line asks of a set-up besides its answers.</summary>
internal sealed record SetupOptions
{
    /// <summary>Do not ask for confirmation.</summary>
    public bool Yes { get; init; }

    /// <summary>Ask nothing at all.</summary>
    public bool NonInteractive { get; init; }

    /// <summary>Hold the line dialogue.</summary>
    public bool Plain { get; init; }

    /// <summary>Whether the wizard offers a shell.</summary>
    public bool Shell { get; init; } = true;

    /// <summary>In a dialogue, ask only for what has no default.</summary>
    public bool AcceptDefaults { get; init; }

    /// <summary>The language of the dialogue.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Why that is not the language that was asked for; null when it is.</summary>
    public string? WhyNotLanguage { get; init; }

    /// <summary>Only this plan may be carried out.</summary>
    public string? PlanHash { get; init; }

    /// <summary>Write all answers, defaults included, to this file.</summary>
    public string? GenerateAnswers { get; init; }

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
