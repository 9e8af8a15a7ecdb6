namespace Appliance.Wizard.Dialogues;

/// <summary>Where a dialogue goes after a question.</summary>
internal enum Move
{
    Next,

    /// <summary>To the question before.</summary>
    Back,
}
