using System.Net;
using Appliance.Machines.Files;
using Appliance.Modules.Network.Backends;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Modules.Network.Change;
using Appliance.Planning.Modules;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Network;

/// <summary>
/// On a node: its network, in one guarded step. In a trial: the same as systemd-networkd files, to look at. A real engine
/// leaves the network alone by which it is reached.
/// </summary>
internal static class NetworkSteps
{
    private const string Folder = "network.folder";

    private const string Packages = "network.packages";

    // Of the agent's area: it installs this program.
    private const string Program = "agent.program";

    public static IReadOnlyList<IStep> Of(SiteContext context, IReadOnlyList<DnsEndPoint> engine, ChangePorts ports)
    {
        var settings = NetworkSettings.From(context.Site);
        return settings.IsTrial ? Trial(settings) : settings.ActsOnMachine ? Node(context, settings, engine, ports) : [];
    }

    private static IReadOnlyList<IStep> Trial(NetworkSettings settings) =>
    [
        new DirectoryStep(Folder, "Make the folder for the network's files", NetworkdBackend.Folder, Ownership.PublicExecutable),
        .. NetworkDevices.Of(settings).DistinctBy(device => device.Name).SelectMany(device => Files(settings, device)),
    ];

    private static IEnumerable<FileStep> Files(NetworkSettings settings, NetworkDevice device)
    {
        string[] types = device.IsNic ? ["network"] : ["netdev", "network"];
        return types.Select(type => new FileStep(
            $"network.{type}-{device.Name}",
            type == "network" ? $"Describe how {device.Name} is used" : device.Kind switch
            {
                DeviceKind.Bridge => $"Describe the bridge {device.Name}",
                DeviceKind.Bond => $"Describe the bond {device.Name}",
                _ => $"Describe the vlan {device.Name}",
            },
            $"{NetworkdBackend.Folder}/10-appliance-{device.Name}.{type}",
            Ownership.Public,
            (context, _) => Task.FromResult(context.Templates.Render($"network/networkd/{type}", NetworkdModel.Of(device))))
        {
            After = [Folder],
        });
    }

    private static IReadOnlyList<IStep> Node(SiteContext context, NetworkSettings settings, IReadOnlyList<DnsEndPoint> engine, ChangePorts ports)
    {
        var devices = NetworkDevices.Of(settings, context.Facts.Interfaces);
        var backend = NetworkBackends.For(context.Facts, context.Machine);
        var packages = backend.PackagesFor(devices);
        return
        [
            .. packages.Count == 0 ? Array.Empty<IStep>() : [new PackageStep(Packages, "Install what the network's devices need", packages) { Offline = context.Site.Mode is { Offline: true, PackageSource: null } }],
            // The guard runs the program from where it stays.
            new NetworkChangeStep(new NetworkTarget(devices, backend), engine, ports) { After = [Packages, Program] },
        ];
    }
}
