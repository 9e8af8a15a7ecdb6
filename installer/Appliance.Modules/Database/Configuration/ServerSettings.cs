using System.Globalization;
using Appliance.Modules.Database.Clusters;

namespace Appliance.Modules.Database.Configuration;

/// <summary>
/// What our drop-in sets. Other files of the same server are respected: a value of theirs that is good enough for the
/// engine is left alone (so a larger <c>max_connections</c> stays), and addresses are added to theirs.
/// </summary>
/// <param name="Written">The settings of the drop-in, in its order.</param>
/// <param name="Kept">Settings left to other files, with their value and file.</param>
internal sealed record ServerSettings(IReadOnlyList<ServerSetting> Written, IReadOnlyList<(string Name, string Value, string File)> Kept)
{
    public const int DefaultPort = 5432;

    /// <summary>What must hold in the running server, whoever sets it.</summary>
    public IReadOnlyList<ServerSetting> Wanted =>
    [
        .. Written,
        .. SettingRequirement.All.Where(needed => Written.All(setting => setting.Name != needed.Name)).Select(needed => new ServerSetting(needed.Name, needed.Value, needed)),
    ];

    /// <param name="others">What the other files say; null while there is no cluster.</param>
    public static ServerSettings Of(DatabaseSettings settings, PostgresCluster cluster, PostgresConf? others)
    {
        var written = new List<ServerSetting>();
        var kept = new List<(string, string, string)>();
        foreach (var requirement in SettingRequirement.All)
        {
            if (others?.Find(requirement.Name) is { } value && requirement.IsMetBy(value))
            {
                kept.Add((requirement.Name, value, others.FileOf(requirement.Name)!));
            }
            else
            {
                written.Add(new ServerSetting(requirement.Name, requirement.Value, requirement));
            }
        }

        AddNetwork(settings, cluster, others, written, kept);

        // Messages in one language, whatever the machine's is: the C locale is on every machine.
        written.Add(new ServerSetting("lc_messages", "C"));

        // Debian's own file says with which user and database; elsewhere the log tells only time and process.
        if (cluster.Kind != ClusterKind.Debian && others?.Find("log_line_prefix") is null)
        {
            written.Add(new ServerSetting("log_line_prefix", "%m [%p] %q%u@%d "));
        }

        return new ServerSettings(written, kept);
    }

    private static void AddNetwork(DatabaseSettings settings, PostgresCluster cluster, PostgresConf? others, List<ServerSetting> written, List<(string, string, string)> kept)
    {
        var addresses = others?.Find("listen_addresses");
        var wanted = cluster.Kind == ClusterKind.Trial ? "127.0.0.1" : Addresses(addresses, settings.AllowFrom.Count > 0);
        if (addresses == wanted)
        {
            kept.Add(("listen_addresses", addresses, others!.FileOf("listen_addresses")!));
        }
        else
        {
            written.Add(new ServerSetting("listen_addresses", wanted));
        }

        var port = int.TryParse(others?.Find("port"), NumberStyles.None, CultureInfo.InvariantCulture, out var configured) ? configured : DefaultPort;
        if (port != settings.Port)
        {
            written.Add(new ServerSetting("port", settings.Port.ToString(CultureInfo.InvariantCulture)));
        }

        if (cluster.Kind == ClusterKind.Trial)
        {
            written.Add(new ServerSetting("unix_socket_directories", ""));
        }
    }

    private static string Addresses(string? theirs, bool fromElsewhere)
    {
        string[] now = [.. (theirs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (now.Contains("*") || fromElsewhere)
        {
            return "*";
        }

        return now.Any(address => address is "localhost" or "127.0.0.1" or "0.0.0.0") ? theirs! : string.Join(",", now.Append("localhost"));
    }
}
