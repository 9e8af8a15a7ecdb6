using System.Globalization;

namespace Appliance.Machines.Facts;

/// <summary>Which process holds a socket, from the links in /proc/PID/fd. Without root only one's own are seen.</summary>
internal static class SocketOwners
{
    public static IReadOnlyDictionary<string, (string Name, int ProcessId)> Find(FactFiles files, IEnumerable<string> inodes)
    {
        var wanted = inodes.ToDictionary(inode => $"socket:[{inode}]", inode => inode, StringComparer.Ordinal);
        var found = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        // Ascending, so that a daemon is named rather than the children that inherited its socket.
        foreach (var processId in files.List("/proc").Select(ProcessId).OfType<int>().Order())
        {
            if (found.Count == wanted.Count)
            {
                break;
            }

            foreach (var descriptor in files.List($"/proc/{processId}/fd"))
            {
                if (files.LinkTarget($"/proc/{processId}/fd/{descriptor}") is { } target && wanted.TryGetValue(target, out var inode)
                    && !found.ContainsKey(inode) && files.Text($"/proc/{processId}/comm") is { } name)
                {
                    found[inode] = (name.Trim(), processId);
                }
            }
        }

        return found;
    }

    private static int? ProcessId(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
