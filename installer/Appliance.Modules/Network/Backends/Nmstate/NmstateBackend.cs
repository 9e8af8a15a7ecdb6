using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends.Nmstate;

/// <summary>Enterprise Linux 9: one desired state for nmstatectl(8), which oVirt's agent uses there too.</summary>
internal sealed class NmstateBackend : INetworkBackend
{
    // Not in /etc/nmstate: its service renames what it has applied, and would apply it anew at each boot.
    public const string Own = "/etc/appliance/network.nmstate.yml";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => "nmstate";

    public IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices) => [];

    public IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices) =>
        [new NetworkFile(Own, templates.Render("network/nmstate/state", Model(devices)), Ownership.Public)];

    /// <summary>The state of the interfaces before, as nmstate itself tells it.</summary>
    public async Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) =>
        [(await machine.Commands.RunAsync(Command.Of("nmstatectl", "show").WithTimeout(Patience), cancellationToken)).OrThrow().Output];

    public Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) => Task.CompletedTask;

    // Without its own check of the result and its own way back: both are the guard's.
    public async Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken)
    {
        var result = await machine.Commands.RunAsync(Command.Of("nmstatectl", "apply", "--no-verify", Own).WithTimeout(Patience), cancellationToken);
        return result.Succeeded ? null : string.Join(' ', result.Tail(3));
    }

    public async Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken)
    {
        foreach (var state in active)
        {
            await machine.Commands.RunAsync(Command.Of("nmstatectl", "apply", "--no-verify", "-").WithInput(state).WithTimeout(Patience), cancellationToken);
        }
    }

    private static Dictionary<string, object?> Model(IReadOnlyList<NetworkDevice> devices) => new()
    {
        ["devices"] = devices.DistinctBy(device => device.Name).Select(Device).ToList(),
        ["routes"] = devices.Where(device => device.Gateway is not null).Select(DeviceModel.Of).ToList(),
        ["name_servers"] = devices.SelectMany(device => device.NameServers).Distinct(StringComparer.Ordinal).ToList(),
        ["search_domains"] = devices.SelectMany(device => device.SearchDomains).Distinct(StringComparer.Ordinal).ToList(),
    };

    private static Dictionary<string, object?> Device(NetworkDevice device)
    {
        var model = DeviceModel.Of(device);
        model["type"] = device.Kind switch { DeviceKind.Nic => "ethernet", DeviceKind.Bridge => "linux-bridge", _ => device.KindWord };
        model["has_version4"] = device.Dhcp || (device.Address is not null && model["is_version6"] is false);
        model["has_version6"] = device.Dhcp || model["is_version6"] is true;
        return model;
    }
}
