using Appliance.Screens.Views;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Pages;

/// <summary>What this machine has to choose from: its NICs, disks and the like.</summary>
public interface IMachineChoices
{
    /// <param name="id">Question with field, without numbers of items: <c>network.bonds.interfaces</c>.</param>
    /// <param name="words">In what language it is described.</param>
    /// <returns>What to enter, with what is known of it; null where there is nothing to choose from.</returns>
    IReadOnlyList<Choice>? For(string id, WordCatalogue words);
}
