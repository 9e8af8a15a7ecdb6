using System.Globalization;

namespace Appliance.Machines.Facts;

/// <summary>Which program looks after the interface that leads out.</summary>
internal static class NetworkProgramReader
{
    /// <param name="uplink">The interface with the default route, or the one with an address.</param>
    public static async Task<NetworkProgram?> ReadAsync(FactFiles files, FactCommands commands, string? uplink, CancellationToken cancellationToken)
    {
        if (uplink is null)
        {
            return null;
        }

        // Not described anywhere as an interface, but what networkctl(1) and sd_network_link_get_setup_state(3) read.
        var index = files.Number($"/sys/class/net/{uplink}/ifindex")?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (files.Lines($"/run/systemd/netif/links/{index}").Any(line => line is "ADMIN_STATE=configured" or "ADMIN_STATE=configuring"))
        {
            return NetworkProgram.Networkd;
        }

        var devices = await commands.OutputAsync(cancellationToken, "nmcli", "--terse", "--fields", "DEVICE,STATE", "device");
        if (devices?.Split('\n').Any(line => IsManaged(line, uplink)) ?? false)
        {
            return NetworkProgram.NetworkManager;
        }

        return HasStanza(files, uplink) ? NetworkProgram.Ifupdown
            : files.Exists($"/etc/sysconfig/network-scripts/ifcfg-{uplink}") ? NetworkProgram.NetworkScripts
            : null;
    }

    internal static bool IsManaged(string line, string uplink) =>
        line.Split(':') is [var device, var state] && device == uplink && state.StartsWith("connect", StringComparison.Ordinal)
        && !state.Contains("externally", StringComparison.Ordinal);

    // `source` lines are followed only to the folder Debian's own file names.
    private static bool HasStanza(FactFiles files, string uplink) =>
        new[] { "/etc/network/interfaces" }.Concat(files.List("/etc/network/interfaces.d").Select(name => $"/etc/network/interfaces.d/{name}"))
            .SelectMany(files.Lines)
            .Any(line => line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is ["iface", var name, ..] && name == uplink);
}
