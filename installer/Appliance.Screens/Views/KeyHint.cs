namespace Appliance.Screens.Views;

/// <summary>A key and what it does: F1, Help.</summary>
public sealed record KeyHint(string Key, string Does);
