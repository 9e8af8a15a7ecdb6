using System.Globalization;
using Appliance.Machines.Facts;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Composition;

/// <summary>The NICs of this machine, where a question asks for one.</summary>
internal sealed class MachineChoices(MachineFacts facts) : IMachineChoices
{
    public IReadOnlyList<Choice>? For(string id, WordCatalogue words)
    {
        var field = id.Split('.')[^1];
        var nics = id.StartsWith("network.", StringComparison.Ordinal) && field is "interface" or "interfaces"
            ? facts.Interfaces.Where(nic => !nic.IsLoopback && nic.Kind is null or "bond" or "vlan").ToList()
            : [];
        return nics.Count == 0 ? null : [.. nics.Select(nic => new Choice(nic.Name, Describe(nic, words)))];
    }

    private static string Describe(InterfaceFacts nic, WordCatalogue words) => string.Join(", ", new[]
    {
        nic.Kind,
        words[nic.LinkUp ? "nic.up" : "nic.down"],
        nic.SpeedMegabits is { } speed && nic.LinkUp ? string.Create(CultureInfo.InvariantCulture, $"{speed} Mbit/s") : null,
        nic.Mac,
        nic.Addresses.Count > 0 ? $"{nic.Addresses[0].Address}/{nic.Addresses[0].PrefixLength}" : null,
        nic.Master is { } master ? words.With("nic.in", master) : null,
    }.OfType<string>());
}
