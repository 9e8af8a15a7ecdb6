namespace Appliance.Wizard.Dialogues;

/// <summary>A line a person typed in reply to a question, without the spaces around it.</summary>
internal readonly record struct Reply(string Text)
{
    public const string BackMark = "<";
    public const string HelpMark = "?";
    public const string NothingMark = "-";

    public bool IsEmpty => Text.Length == 0;

    public bool IsBack => Text == BackMark;

    public bool IsHelp => Text == HelpMark;

    public bool IsNothing => Text == NothingMark;
}
