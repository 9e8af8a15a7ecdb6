namespace Appliance.Wizard.Dialogues;

/// <summary>The engine a machine is to join, as it was typed.</summary>
/// <param name="Token">Empty to wait for approval.</param>
public sealed record NodeWish(string Engine, string Token);
