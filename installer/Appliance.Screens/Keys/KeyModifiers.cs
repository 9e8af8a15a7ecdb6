namespace Appliance.Screens.Keys;

/// <summary>Held keys, as far as a terminal tells them.</summary>
[Flags]
public enum KeyModifiers
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}
