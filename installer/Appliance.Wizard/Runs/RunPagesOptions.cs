using Appliance.Planning.Checks;

namespace Appliance.Wizard.Runs;

/// <summary>What the pages of a run need besides the work.</summary>
public sealed record RunPagesOptions
{
    /// <summary>The command that goes on later: <c>appliance setup</c>.</summary>
    public string Command { get; init; } = "appliance setup";

    /// <summary>Ends the wizard.</summary>
    public required Action Leave { get; init; }

    /// <summary>Opens a shell; null where there is none.</summary>
    public Action? Shell { get; init; }

    /// <summary>Checks that were waived beforehand.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>Where the answers are saved unless a person says otherwise.</summary>
    public string AnswersPath { get; init; } = "answers.yaml";
}
