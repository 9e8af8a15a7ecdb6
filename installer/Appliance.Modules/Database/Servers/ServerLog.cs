using Appliance.Machines.Files;
using Appliance.Modules.Database.Clusters;

namespace Appliance.Modules.Database.Servers;

/// <summary>The server's own log, which says why it does not start.</summary>
internal static class ServerLog
{
    private const int Lines = 10;

    /// <summary>A paragraph for a message; empty when there is no log.</summary>
    public static string Tail(IMachineFiles files, PostgresCluster cluster)
    {
        // Where the server makes a file per day, the newest counts.
        var path = files.Stat(cluster.LogFile) is { Kind: FileKind.Directory }
            ? $"{cluster.LogFile}/{files.List(cluster.LogFile).LastOrDefault()}"
            : cluster.LogFile;
        var lines = (files.ReadTextOrNull(path) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(Lines).ToList();
        return lines.Count == 0 ? "" : $"\nPostgreSQL logged last:\n{string.Join('\n', lines.Select(line => "  " + line))}";
    }
}
