namespace Appliance.Wizard.Dialogues;

/// <summary>How a line dialogue is held.</summary>
public sealed record LineDialogueOptions
{
    /// <summary>Take every default; ask only for what has none.</summary>
    public bool AcceptDefaults { get; init; }

    /// <summary>The command that changes an answer later, for the hint at the end: <c>appliance setup</c>.</summary>
    public string Command { get; init; } = "appliance setup";
}
