using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends.Ifupdown;

/// <summary>Debian's ifupdown: interfaces(5).</summary>
internal sealed class IfupdownBackend : INetworkBackend
{
    public const string Main = "/etc/network/interfaces";

    public const string Own = Folder + "/appliance";

    private const string Folder = "/etc/network/interfaces.d";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "ifupdown";

    public IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices) =>
    [
        .. devices.Any(device => device.Kind == DeviceKind.Bridge) ? ["bridge-utils"] : Array.Empty<string>(),
        .. devices.Any(device => device.Kind == DeviceKind.Bond) ? ["ifenslave"] : Array.Empty<string>(),
        .. devices.Any(device => device.Kind == DeviceKind.Vlan) ? ["vlan"] : Array.Empty<string>(),
    ];

    public IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices)
    {
        var names = devices.Select(device => device.Name).ToHashSet(StringComparer.Ordinal);
        var own = new NetworkFile(Own, templates.Render("network/ifupdown/interfaces", Model(devices)), Ownership.Public);
        return [own, .. Edited(files, names)];
    }

    public Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public async Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken)
    {
        // Uppermost first: a bridge keeps its port busy.
        foreach (var name in interfaces.Reverse().Where(name => IsDescribed(machine.Files, name)))
        {
            await machine.Commands.RunAsync(Command.Of("ifdown", "--force", name).WithTimeout(Patience), cancellationToken);
        }
    }

    public Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken) =>
        UpAsync(machine, [.. devices.Where(device => device.Bond is null).Select(device => device.Name).Distinct(StringComparer.Ordinal)], cancellationToken);

    public async Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken) =>
        await UpAsync(machine, interfaces, cancellationToken);

    private static async Task<string?> UpAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken)
    {
        var complaints = new List<string>();
        foreach (var name in interfaces.Where(name => IsDescribed(machine.Files, name)))
        {
            var result = await machine.Commands.RunAsync(Command.Of("ifup", "--force", name).WithTimeout(Patience), cancellationToken);
            complaints.AddRange(result.Succeeded ? [] : result.Tail(2));
        }

        return complaints.Count == 0 ? null : string.Join(' ', complaints);
    }

    private static IEnumerable<NetworkFile> Edited(IMachineFiles files, HashSet<string> names)
    {
        foreach (var path in Others(files))
        {
            var before = files.ReadText(path);
            var after = InterfacesFile.Without(before, names);
            after = path == Main && !InterfacesFile.Sources(after, Folder) ? $"source {Folder}/*\n\n{after}" : after;
            if (after != before)
            {
                var mode = files.Stat(path)?.Mode ?? Ownership.Public.Mode;
                yield return new NetworkFile(path, after, new Ownership(mode, "root", "root"));
            }
        }
    }

    private static IEnumerable<string> Others(IMachineFiles files) =>
        new[] { Main }.Concat(files.List(Folder).Select(name => $"{Folder}/{name}"))
            .Where(path => path != Own && files.Stat(path) is { Kind: FileKind.File });

    private static bool IsDescribed(IMachineFiles files, string name) =>
        Others(files).Append(Own).Select(files.ReadTextOrNull).OfType<string>().Any(text => InterfacesFile.Describes(text, name));

    private static Dictionary<string, object?> Model(IReadOnlyList<NetworkDevice> devices) => new()
    {
        ["devices"] = devices.DistinctBy(device => device.Name).Select(DeviceModel.Of).ToList(),
    };
}
