namespace Appliance.Screens.Loop;

public enum LoopEnd
{
    Stopped,

    /// <summary>The token was cancelled.</summary>
    Cancelled,

    /// <summary>Nobody is there any more: the line hung up.</summary>
    TerminalGone,
}
