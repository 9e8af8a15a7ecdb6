namespace Appliance.Screens.Views;

/// <summary>One of several to choose from.</summary>
/// <param name="Note">What it means, for who does not know the word.</param>
public sealed record Choice(string Text, string? Note = null);
