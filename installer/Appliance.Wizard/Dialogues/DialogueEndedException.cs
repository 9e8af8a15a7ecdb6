namespace Appliance.Wizard.Dialogues;

/// <summary>The person has ended the dialogue (Ctrl-D), or the input it was read from has no more lines.</summary>
public sealed class DialogueEndedException : Exception
{
    public DialogueEndedException()
        : base("The input ended before the last question.")
    {
    }
}
