using System.Globalization;
using Appliance.Machines.Facts;
using Appliance.Screens.Views;
using Appliance.Wizard.Pages;

namespace Appliance.Cli.Composition;

/// <summary>The NICs of this machine, where a question asks for one.</summary>
internal sealed class MachineChoices(MachineFacts facts) : IMachineChoices
{
    public IReadOnlyList<Choice>? For(string id)
    {
        var field = id.Split('.')[^1];
        var nics = id.StartsWith("network.", StringComparison.Ordinal) && field is "interface" or "interfaces"
            ? facts.Interfaces.Where(nic => !nic.IsLoopback && nic.Kind is null or "bond" or "vlan").ToList()
            : [];
        return nics.Count == 0 ? null : [.. nics.Select(nic => new Choice(nic.Name, Describe(nic)))];
    }

    private static string Describe(InterfaceFacts nic) => string.Join(", ", new[]
    {
        nic.Kind,
        nic.LinkUp ? "up" : "down",
        nic.SpeedMegabits is { } speed && nic.LinkUp ? string.Create(CultureInfo.InvariantCulture, $"{speed} Mbit/s") : null,
        nic.Mac,
        nic.Addresses.Count > 0 ? $"{nic.Addresses[0].Address}/{nic.Addresses[0].PrefixLength}" : null,
        nic.Master is { } master ? $"in {master}" : null,
    }.OfType<string>());
}
