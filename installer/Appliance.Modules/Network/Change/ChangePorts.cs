namespace Appliance.Modules.Network.Change;

/// <summary>What a change of the network needs of the world besides the machine.</summary>
/// <param name="Program">Path of the program that the guard runs where this program is not installed (yet).</param>
internal sealed record ChangePorts(IEngineReach Reach, GuardTimes Times, string Program);

/// <param name="Patience">How long the engine may stay out of reach before the change is taken back.</param>
/// <param name="Guard">When the guard takes it back if this program does not.</param>
/// <param name="Interval">Between two looks.</param>
internal sealed record GuardTimes(TimeSpan Patience, TimeSpan Guard, TimeSpan Interval)
{
    // A little earlier than the guard, so that it is this program that takes it back and says so.
    public static readonly GuardTimes Usual = new(TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(500));
}
