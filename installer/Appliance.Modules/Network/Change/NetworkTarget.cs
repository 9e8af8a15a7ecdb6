using Appliance.Machines;
using Appliance.Machines.Network;
using Appliance.Modules.Network.Backends;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Network.Change;

/// <summary>A machine's network as it shall be, and who shall make it so.</summary>
internal sealed record NetworkTarget(IReadOnlyList<NetworkDevice> Devices, INetworkBackend Backend)
{
    public IReadOnlyList<string> Interfaces => [.. Devices.Select(device => device.Name).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<NetworkFile> Files(StepContext context) => Backend.Files(context.Machine.Files, context.Templates, Devices);

    /// <summary>The network as it is, for going back to.</summary>
    public async Task<NetworkBaseline> BaselineAsync(StepContext context, CancellationToken cancellationToken)
    {
        var state = await NetworkState.ReadAsync(context.Machine.Commands, cancellationToken);
        var interfaces = Interfaces;
        var links = interfaces.Select(state.Find).OfType<LinkState>().ToList();
        return new NetworkBaseline
        {
            Backend = Backend.Name,
            Files = [.. Files(context).Select(file => FileOf(context.Machine, file.Path))],
            Interfaces = interfaces,
            Links = [.. links.Select(link => new BaselineLink(link.Name, link.IsUp, link.Mtu, link.Master, [.. link.Addresses.Where(own => own.IsGlobal).Select(own => own.ToString())], DeviceShape.Of(link)))],
            Routes = [.. state.Routes.Where(route => route.Gateway is not null && interfaces.Contains(route.Device)).Select(route => new BaselineRoute(route.Destination, route.Gateway!, route.Device, route.Metric))],
            Active = await Backend.ActiveAsync(context.Machine, [.. links.Select(link => link.Name)], cancellationToken),
        };
    }

    private static BaselineFile FileOf(IMachine machine, string path) => machine.Files.Stat(path) switch
    {
        { LinkTarget: { } target } => new BaselineFile(path, null, 0, 0, 0, target),
        { } file => new BaselineFile(path, Convert.ToBase64String(machine.Files.Read(path)), (int)file.Mode, file.UserId, file.GroupId, null),
        null => new BaselineFile(path, null, 0, 0, 0, null),
    };
}
