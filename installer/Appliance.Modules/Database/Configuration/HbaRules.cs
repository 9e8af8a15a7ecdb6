using System.Net;
using Appliance.Modules.Database.Clusters;

namespace Appliance.Modules.Database.Configuration;

/// <summary>
/// Who may log in to the engine's database: its role alone, by SCRAM, from this machine and the networks that were named.
/// From those networks TLS is required where the server has it; a server without TLS (Enterprise Linux has none by default)
/// can only let them in without, and the block says so. On loopback TLS would guard nothing.
/// </summary>
internal static class HbaRules
{
    public const string Template = "postgres/pg_hba.conf";

    public static IReadOnlyDictionary<string, object?> Model(DatabaseSettings settings, PostgresCluster cluster, PostgresConf? others)
    {
        var hasTls = others is null ? cluster.Kind == ClusterKind.Debian : others.Find("ssl") is "on" or "true" or "yes" or "1";
        return new Dictionary<string, object?>
        {
            ["database"] = settings.Name,
            ["user"] = settings.User,
            ["superuser"] = cluster.Kind == ClusterKind.Trial ? PostgresCluster.TrialSuperuser : null,
            ["networks"] = settings.AllowFrom.Where(network => !IPAddress.IsLoopback(network.BaseAddress)).Select(network => network.ToString()).ToList(),
            ["has_tls"] = hasTls,
        };
    }
}
