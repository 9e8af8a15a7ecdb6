using Appliance.Screens.Themes;

namespace Appliance.Screens.Views;

/// <summary>What stands under a field: what is wrong and what is expected.</summary>
/// <param name="Role">Error, Warning, Good or Muted.</param>
public sealed record FieldMessage(string Text, Role Role = Role.Error)
{
    /// <summary>Says without colour what it is.</summary>
    internal string Mark => Role switch
    {
        Role.Error => "! ",
        Role.Warning => "? ",
        Role.Good => "+ ",
        _ => "  ",
    };
}
