using System.Globalization;
using System.Net;

namespace Appliance.Machines.Facts;

/// <summary>Ports of the SSH server: those it has open now and those it opens when it starts again.</summary>
/// <remarks>Both, because a firewall made from these must lock out neither today's session nor tomorrow's.</remarks>
internal static class SshPortReader
{
    private const int DefaultPort = 22;

    private const string MainFile = "/etc/ssh/sshd_config";

    public static async Task<IReadOnlyList<int>> ReadAsync(
        FactFiles files, FactCommands commands, Task<IReadOnlyList<ListenerFacts>> listeners, CancellationToken cancellationToken)
    {
        var configured = SshSocketUnit.Ports(files);
        if (configured.Count == 0)
        {
            // Needs root and host keys, and then knows best; whoever lacks them reads the file.
            var effective = await commands.OutputAsync(cancellationToken, "sshd", "-T");
            configured = effective is not null ? Parse(effective.Split('\n')) : Parse(SshServerConfiguration.Lines(files, MainFile));
        }

        var open = (await listeners)
            // On loopback are the sessions' forwardings.
            .Where(listener => listener.Process == "sshd" && !IPAddress.IsLoopback(listener.Address))
            .Select(listener => listener.Port);
        IReadOnlyList<int> all = [.. configured.Concat(open).Distinct().Order()];
        return all.Count == 0 ? [DefaultPort] : all;
    }

    /// <summary>Port numbers from lines of sshd_config(5), in whatever case the words are.</summary>
    internal static IReadOnlyList<int> Parse(IEnumerable<string> lines)
    {
        var ports = new List<int>();
        var listening = new List<int>();
        var addressesWithoutPort = false;
        foreach (var line in lines)
        {
            var words = line.Split((char[])[' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words is [var key, var value, ..] && key.Equals("Port", StringComparison.OrdinalIgnoreCase) && Number(value) is { } port)
            {
                ports.Add(port);
            }
            else if (words is [var keyword, var address, ..] && keyword.Equals("ListenAddress", StringComparison.OrdinalIgnoreCase))
            {
                var own = PortOf(address);
                addressesWithoutPort |= own is null;
                listening.AddRange(own is { } number ? [number] : []);
            }
        }

        // A ListenAddress with a port of its own takes none from the Port lines.
        return listening.Count > 0 && !addressesWithoutPort ? listening : [.. listening, .. ports];
    }

    /// <summary>The port in <c>host:port</c>, <c>[address]:port</c> or a bare port; null when there is none.</summary>
    internal static int? PortOf(string address)
    {
        var colon = address.LastIndexOf(':');
        var isBareVersion6 = colon >= 0 && !address.StartsWith('[') && address.IndexOf(':', StringComparison.Ordinal) != colon;
        return colon >= 0 && !isBareVersion6 && (address[0] != '[' || address[colon - 1] == ']') ? Number(address[(colon + 1)..]) : null;
    }

    internal static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= IPEndPoint.MaxPort ? number : null;
}
