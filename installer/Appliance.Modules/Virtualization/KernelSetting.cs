using System.Globalization;

namespace Appliance.Modules.Virtualization;

/// <summary>A setting of sysctl(8).</summary>
internal sealed record KernelSetting(string Key, string Value)
{
    /// <summary>Those of a node: oVirt's (vdsm's sysctl file), and ports that no outgoing connection may take.</summary>
    public static IReadOnlyList<KernelSetting> OfNode { get; } =
    [
        // Little unwritten memory, so that a machine on the move and storage that comes back are not waited for.
        new("vm.dirty_ratio", "5"),
        new("vm.dirty_background_ratio", "2"),
        // With several networks, each address answers on its own interface alone.
        new("net.ipv4.conf.all.arp_ignore", "1"),
        new("net.ipv4.conf.all.arp_announce", "2"),
        new("net.ipv4.ip_local_reserved_ports", string.Create(CultureInfo.InvariantCulture, $"{LibvirtPorts.FirstMigration}-{LibvirtPorts.LastMigration}")),
    ];

    /// <summary>Where the kernel shows it: proc(5).</summary>
    public string Path => "/proc/sys/" + Key.Replace('.', '/');
}
