using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends.Ifcfg;

/// <summary>The network service of Enterprise Linux: ifcfg files, as oVirt's own agent wrote them.</summary>
internal sealed class IfcfgBackend : INetworkBackend
{
    public const string Folder = "/etc/sysconfig/network-scripts";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "network-scripts";

    public IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices) =>
        devices.Any(device => device.Kind == DeviceKind.Bridge) ? ["bridge-utils"] : [];

    public IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices) =>
    [
        .. devices.DistinctBy(device => device.Name)
            .Select(device => new NetworkFile($"{Folder}/ifcfg-{device.Name}", templates.Render("network/ifcfg/ifcfg", Model(device)), Ownership.Public)),
    ];

    public Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) =>
        EachAsync(machine, "ifdown", interfaces.Reverse(), cancellationToken);

    // Members and ports are taken up by what they are in; it must be there first.
    public Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken) =>
        EachAsync(machine, "ifup", devices.DistinctBy(device => device.Name).OrderByDescending(device => device.Kind).Where(device => device.Bond is null).Select(device => device.Name), cancellationToken);

    public Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken) =>
        EachAsync(machine, "ifup", interfaces, cancellationToken);

    private static async Task<string?> EachAsync(IMachine machine, string program, IEnumerable<string> interfaces, CancellationToken cancellationToken)
    {
        var complaints = new List<string>();
        foreach (var name in interfaces.Where(name => machine.Files.Exists($"{Folder}/ifcfg-{name}")))
        {
            var result = await machine.Commands.RunAsync(Command.Of(program, name).WithTimeout(Patience), cancellationToken);
            complaints.AddRange(result.Succeeded ? [] : result.Tail(2));
        }

        return complaints.Count == 0 ? null : string.Join(' ', complaints);
    }

    private static Dictionary<string, object?> Model(NetworkDevice device)
    {
        var model = DeviceModel.Of(device);
        model["bonding"] = device.Members is { } bond ? string.Join(' ', new[] { $"mode={(int)bond.Mode}", $"miimon={bond.LinkCheckMilliseconds}" }.Concat(bond.Options.Values.Select(option => $"{option.Key}={option.Value}"))) : null;
        model["search"] = string.Join(' ', device.SearchDomains);
        return model;
    }
}
