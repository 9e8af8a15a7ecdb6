using System.Globalization;

namespace Appliance.Machines.Facts;

/// <summary>Listening TCP sockets from /proc/net/tcp and tcp6 (proc(5)).</summary>
internal static class ListenerReader
{
    private const string Listening = "0A";

    public static IReadOnlyList<ListenerFacts> Read(FactFiles files)
    {
        IReadOnlyList<ListeningSocket> sockets =
            [.. Parse(files.Text("/proc/net/tcp") ?? ""), .. Parse(files.Text("/proc/net/tcp6") ?? "")];
        var owners = SocketOwners.Find(files, sockets.Select(socket => socket.Inode));
        return
        [
            .. sockets
                .Select(socket => owners.TryGetValue(socket.Inode, out var owner)
                    ? new ListenerFacts(socket.Address, socket.Port, owner.Name, owner.ProcessId)
                    : new ListenerFacts(socket.Address, socket.Port, null, null))
                .OrderBy(listener => listener.Port)
                .ThenBy(listener => listener.Address.ToString(), StringComparer.Ordinal),
        ];
    }

    // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode …
    internal static IEnumerable<ListeningSocket> Parse(string table)
    {
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length >= 10 && fields[3] == Listening && fields[1].Split(':') is [{ Length: 8 or 32 } address, var port])
            {
                yield return new ListeningSocket(
                    SocketAddress.FromWords(address),
                    int.Parse(port, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                    fields[9]);
            }
        }
    }
}
