using Appliance.Machines;
using Appliance.Modules.Database.Clusters;

namespace Appliance.Modules.Database.Servers;

/// <summary>The way to start and stop a cluster's server.</summary>
internal static class ServerControls
{
    public static IServerControl Of(IMachine machine, PostgresCluster cluster) =>
        cluster.Kind == ClusterKind.Trial ? new ProcessControl(machine, cluster) : new UnitControl(machine, cluster);
}
