using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends.Networkd;

/// <summary>systemd-networkd: systemd.netdev(5) and systemd.network(5).</summary>
internal sealed class NetworkdBackend : INetworkBackend
{
    public const string Folder = "/etc/systemd/network";

    private const string OwnStart = "10-appliance-";

    private const string Unit = "systemd-networkd.service";

    public string Name => "systemd-networkd";

    public IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices) => [];

    public IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices)
    {
        var own = Own(templates, devices).ToList();
        return
        [
            .. own,
            .. files.List(Folder).Select(name => $"{Folder}/{name}")
                .Where(path => own.All(file => file.Path != path) && (Path.GetFileName(path).StartsWith(OwnStart, StringComparison.Ordinal) || IsForOurs(files, path, devices)))
                .Select(path => new NetworkFile(path, null, Ownership.Public)),
        ];
    }

    /// <summary>Its own files alone.</summary>
    public static IEnumerable<NetworkFile> Own(ITemplates templates, IReadOnlyList<NetworkDevice> devices)
    {
        foreach (var device in devices.DistinctBy(device => device.Name))
        {
            if (!device.IsNic)
            {
                yield return File(device, "netdev");
            }

            yield return File(device, "network");
        }

        NetworkFile File(NetworkDevice device, string type) =>
            new($"{Folder}/{OwnStart}{device.Name}.{type}", templates.Render($"network/networkd/{type}", NetworkdModel.Of(device)), Ownership.Public);
    }

    public Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken)
    {
        var state = await machine.Services.StateAsync(Unit, cancellationToken);
        if (!state.Active)
        {
            await machine.Services.EnableAsync(Unit, cancellationToken);
            await machine.Services.StartAsync(Unit, cancellationToken);
        }

        // Makes the new devices, and takes up again every interface whose file is another one now.
        var result = await machine.Commands.RunAsync(Command.Of("networkctl", "reload"), cancellationToken);
        return result.Succeeded ? null : string.Join(' ', result.Tail(3));
    }

    public async Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken)
    {
        await machine.Commands.RunAsync(Command.Of("networkctl", "reload"), cancellationToken);
        if (interfaces.Count > 0)
        {
            await machine.Commands.RunAsync(new Command("networkctl", ["reconfigure", .. interfaces]), cancellationToken);
        }
    }

    // Those that also speak of other interfaces stay: taking them away would leave those without a network.
    private static bool IsForOurs(IMachineFiles files, string path, IReadOnlyList<NetworkDevice> devices) => Path.GetExtension(path) switch
    {
        ".network" => NetworkdFile.Read(files, path) is { } file && file.Names.Concat(file.Macs).ToList() is { Count: > 0 } matches
            && matches.All(word => devices.Any(device => device.Name == word || string.Equals(device.Mac, word, StringComparison.OrdinalIgnoreCase))),
        ".netdev" => NetworkdFile.Read(files, path)?.DeviceName is { } name && devices.Any(device => !device.IsNic && device.Name == name),
        _ => false,
    };
}
