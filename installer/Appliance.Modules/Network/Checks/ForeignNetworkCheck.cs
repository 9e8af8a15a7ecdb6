using Appliance.Machines.Files;
using Appliance.Modules.Network.Backends.Networkd;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Network.Checks;

/// <summary>Others who write the network's files, or whose files count before ours.</summary>
internal sealed class ForeignNetworkCheck() : Check(
    "network-foreign",
    "Nobody else writes the network's configuration",
    "netplan and cloud-init write files for the network by themselves, cloud-init at the next first boot of a copy of this machine. A file of systemd-networkd whose pattern matches one of the interfaces and whose name comes before 10-appliance would be used instead of ours. Files of others for these interfaces alone are taken away by the set-up and put back when it is undone.")
{
    private static readonly string[] NetworkdFolders = ["/etc/systemd/network", "/run/systemd/network", "/usr/lib/systemd/network", "/lib/systemd/network"];

    public override bool AppliesTo(Site site) => NetworkSettings.From(site).ActsOnMachine;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var files = context.Machine.Files;
        var names = NetworkDevices.Of(NetworkSettings.From(context.Site)).Select(device => device.Name).Distinct(StringComparer.Ordinal).ToList();
        List<(string Seen, string Remedy)> found = [.. Netplan(files), .. CloudInit(files), .. Networkd(files, names)];
        return Task.FromResult(found.Count == 0
            ? CheckFinding.Passed("Nobody.")
            : CheckFinding.Warning(string.Join(" ", found.Select(item => item.Seen)), string.Join(" ", found.Select(item => item.Remedy))));
    }

    private static IEnumerable<(string Seen, string Remedy)> Netplan(IMachineFiles files)
    {
        if (files.List("/etc/netplan").Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).ToList() is { Count: > 0 } plans)
        {
            yield return ($"netplan has {string.Join(", ", plans)} in /etc/netplan.", "Move netplan's files away once the set-up is done, so that `netplan apply` does not write others beside ours.");
        }
    }

    private static IEnumerable<(string Seen, string Remedy)> CloudInit(IMachineFiles files)
    {
        const string Folder = "/etc/cloud/cloud.cfg.d";
        var isThere = files.Exists("/etc/cloud/cloud.cfg") && !files.Exists("/etc/cloud/cloud-init.disabled");
        var leavesNetwork = files.List(Folder).Select(name => files.ReadTextOrNull($"{Folder}/{name}") ?? "")
            .Any(text => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Contains("network:{config:disabled}", StringComparison.Ordinal)
                || string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Contains("network:config:disabled", StringComparison.Ordinal));
        if (isThere && !leavesNetwork)
        {
            yield return ("cloud-init writes the network's files.", $"Write `network: {{config: disabled}}` into {Folder}/99-network.cfg.");
        }
    }

    private static IEnumerable<(string Seen, string Remedy)> Networkd(IMachineFiles files, IReadOnlyList<string> names)
    {
        var before = NetworkdFolders.SelectMany(folder => files.List(folder).Select(name => (Name: name, Path: $"{folder}/{name}")))
            .Where(file => file.Name.EndsWith(".network", StringComparison.Ordinal) && string.CompareOrdinal(file.Name, "10-appliance-") < 0)
            .Where(file => NetworkdFile.Read(files, file.Path) is { } read && read.Names.Any(pattern => pattern.Contains('*', StringComparison.Ordinal) && names.Any(read.Matches)))
            .Select(file => file.Path)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (before.Count > 0)
        {
            yield return ($"systemd-networkd would use {string.Join(", ", before)} before our files.", "Give it a name that comes later, such as 80-…, or a pattern that leaves these interfaces out.");
        }
    }
}
