using Appliance.Cli.Composition;
using Appliance.Planning.Modules;
using Appliance.Planning.Runs;
using Appliance.Wizard.Runs;

namespace Appliance.Cli.Flows;

/// <summary>How what the wizard did ended, for the terminal it gives back.</summary>
internal sealed record WorkEnd
{
    public required ModuleSet Modules { get; init; }

    /// <summary>The command that goes on with it.</summary>
    public required string Command { get; init; }

    /// <summary>The command that undoes it.</summary>
    public required string Undo { get; init; }

    /// <summary>The site that was set up; null before it was known.</summary>
    public SiteContext? Site { get; init; }

    /// <summary>How the last run ended; null before.</summary>
    public RunResult? Result { get; init; }

    /// <summary>What was seen when it was tried; null before.</summary>
    public WorkProofs? Proofs { get; init; }

    public bool IsUndone { get; init; }

    public string? LogPath { get; init; }
}
