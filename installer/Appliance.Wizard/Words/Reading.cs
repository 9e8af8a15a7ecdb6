namespace Appliance.Wizard.Words;

/// <summary>A text in another language.</summary>
/// <param name="Left">How many letters in it stay English, because somebody else has said them or they are not known.</param>
/// <param name="Known">How many of the values in it are known too.</param>
/// <param name="IsSure">False where it may be words of somebody else that look like a part of a sentence.</param>
/// <param name="BeginsStrange">Whether its first sentence is not known.</param>
internal sealed record Reading(string Text, int Left, int Known, bool IsSure, bool BeginsStrange = false);
