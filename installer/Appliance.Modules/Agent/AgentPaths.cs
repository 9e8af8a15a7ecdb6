using Appliance.Nodes;

namespace Appliance.Modules.Agent;

internal static class AgentPaths
{
    public const string UnitFile = "/etc/systemd/system/" + NodePaths.AgentUnit;

    /// <summary>What people type.</summary>
    public const string ToolLink = "/usr/bin/appliance";
}
