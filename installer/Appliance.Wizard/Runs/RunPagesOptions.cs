using Appliance.Planning.Checks;
using Appliance.Wizard.Pages;

namespace Appliance.Wizard.Runs;

/// <summary>What the pages of a run need besides the work.</summary>
public sealed record RunPagesOptions
{
    /// <summary>The command that goes on later: <c>appliance setup</c>.</summary>
    public string Command { get; init; } = "appliance setup";

    /// <summary>What makes this machine a node; null where it cannot become one.</summary>
    public IJoinWork? Join { get; init; }

    /// <summary>The command that goes on with becoming a node later.</summary>
    public string JoinCommand { get; init; } = "appliance node join";

    /// <summary>Ends the wizard.</summary>
    public required Action Leave { get; init; }

    /// <summary>Opens a shell; null where there is none.</summary>
    public Action? Shell { get; init; }

    /// <summary>The trial's folder; null where the machine itself is set up.</summary>
    public string? Trial { get; init; }

    /// <summary>Checks that were waived beforehand.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    public IAnswerFiles Files { get; init; } = new LocalAnswerFiles();

    /// <summary>The person's home folder.</summary>
    public string Home { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
