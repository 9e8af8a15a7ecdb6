using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Templates;

namespace Appliance.Modules.Network.Backends.NetworkManager;

/// <summary>NetworkManager with connections as files: nm-settings-keyfile(5).</summary>
internal sealed class NetworkManagerBackend : INetworkBackend
{
    public const string Folder = "/etc/NetworkManager/system-connections";

    private const string OwnStart = "appliance-";

    private const string Ending = ".nmconnection";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => "NetworkManager";

    public IReadOnlyList<string> PackagesFor(IReadOnlyList<NetworkDevice> devices) => [];

    public IReadOnlyList<NetworkFile> Files(IMachineFiles files, ITemplates templates, IReadOnlyList<NetworkDevice> devices)
    {
        var own = devices.DistinctBy(device => device.Name)
            .Select(device => new NetworkFile(PathOf(device), templates.Render("network/networkmanager/connection", ConnectionModel.Of(device)), Ownership.Private()))
            .ToList();
        return
        [
            .. own,
            .. files.List(Folder).Select(name => $"{Folder}/{name}")
                .Where(path => own.All(file => file.Path != path) && (Path.GetFileName(path).StartsWith(OwnStart, StringComparison.Ordinal) || IsForOurs(files, path, devices)))
                .Select(path => new NetworkFile(path, null, Ownership.Private())),
        ];
    }

    public async Task<IReadOnlyList<string>> ActiveAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken)
    {
        var result = await NmcliAsync(machine, cancellationToken, "--terse", "--fields", "UUID,DEVICE", "connection", "show", "--active");
        return [.. result.Output.Split('\n').Select(line => line.Trim().Split(':')).Where(words => words is [_, var device] && interfaces.Contains(device)).Select(words => words[0])];
    }

    public Task LetGoAsync(IMachine machine, IReadOnlyList<string> interfaces, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<string?> TakeUpAsync(IMachine machine, IReadOnlyList<NetworkDevice> devices, CancellationToken cancellationToken)
    {
        var complaints = new List<string>();
        await UpAsync("reload");
        // A port takes the bridge or bond it is in up with it; the address is without a carrier for a moment only.
        foreach (var device in devices.DistinctBy(device => device.Name).OrderBy(device => device.Bond is not null || device.Bridge is not null ? 0 : 1))
        {
            await UpAsync("up", "uuid", ConnectionModel.Uuid(device.Name));
        }

        return complaints.Count == 0 ? null : string.Join(' ', complaints);

        async Task UpAsync(params string[] arguments)
        {
            var result = await NmcliAsync(machine, cancellationToken, ["--wait", "10", "connection", .. arguments]);
            complaints.AddRange(result.Succeeded ? [] : result.Tail(2));
        }
    }

    public async Task TakeBackAsync(IMachine machine, IReadOnlyList<string> interfaces, IReadOnlyList<string> active, CancellationToken cancellationToken)
    {
        await NmcliAsync(machine, cancellationToken, "connection", "reload");
        foreach (var uuid in active)
        {
            await NmcliAsync(machine, cancellationToken, "--wait", "10", "connection", "up", "uuid", uuid);
        }
    }

    private static string PathOf(NetworkDevice device) => $"{Folder}/{OwnStart}{device.Name}{Ending}";

    private static Task<CommandResult> NmcliAsync(IMachine machine, CancellationToken cancellationToken, params string[] arguments) =>
        machine.Commands.RunAsync(new Command("nmcli", arguments).WithTimeout(Patience), cancellationToken);

    // One without an interface's name serves any; ours come before it by their priority.
    private static bool IsForOurs(IMachineFiles files, string path, IReadOnlyList<NetworkDevice> devices) =>
        (files.ReadTextOrNull(path) ?? "").Split('\n', StringSplitOptions.TrimEntries)
            .Any(line => line.Split('=', 2, StringSplitOptions.TrimEntries) is ["interface-name", var name] && devices.Any(device => device.Name == name));
}
