using Appliance.Machines.Files;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Network;

/// <summary>
/// The network as systemd-networkd files, in a trial only: a real set-up leaves the network alone by which it is reached.
/// </summary>
internal static class NetworkSteps
{
    private const string Folder = "network.folder";

    public static IReadOnlyList<IStep> Of(NetworkSettings settings) => settings.IsTrial
        ? [new DirectoryStep(Folder, "Make the folder for the network's files", NetworkSettings.Folder, Ownership.PublicExecutable), .. Files(settings)]
        : [];

    private static IEnumerable<FileStep> Files(NetworkSettings settings)
    {
        foreach (var device in NetworkDevices.Of(settings).DistinctBy(device => device.Name))
        {
            if (device.Kind != DeviceKind.Nic)
            {
                yield return File(device, "netdev", $"Describe the {device.Kind.ToString().ToLowerInvariant()} {device.Name}", NetworkModels.Device(device));
            }

            yield return File(device, "network", $"Describe how {device.Name} is used", NetworkModels.Network(device));
        }
    }

    private static FileStep File(NetworkDevice device, string type, string title, IReadOnlyDictionary<string, object?> model) =>
        new($"network.{type}-{device.Name}", title, $"{NetworkSettings.Folder}/10-appliance-{device.Name}.{type}", Ownership.Public, (context, _) => Task.FromResult(context.Templates.Render($"network/networkd/{type}", model)))
        {
            After = [Folder],
        };
}
