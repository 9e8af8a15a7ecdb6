using Appliance.Screens.Views;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Words;

namespace Appliance.Wizard.Tests.Support;

/// <summary>A machine with four NICs.</summary>
internal sealed class KnownMachine : IMachineChoices
{
    public static IReadOnlyList<Choice> Nics { get; } =
    [
        new("em1", "up, 10 Gbit/s, 52:54:00:00:00:01, 10.0.200.93/24"),
        new("em2", "up, 10 Gbit/s, 52:54:00:00:00:02"),
        new("em3", "up, 10 Gbit/s, 52:54:00:00:00:03"),
        new("em4", "down, 52:54:00:00:00:04"),
    ];

    public IReadOnlyList<Choice>? For(string id, WordCatalogue words) => id is "network.management.interface" or "network.bonds.interfaces" ? Nics : null;
}
