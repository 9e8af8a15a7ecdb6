namespace Appliance.Nodes;

/// <summary>Where a node keeps who it is.</summary>
public static class NodePaths
{
    /// <summary>Engine, name and id: <see cref="NodeIdentity"/>, JSON.</summary>
    public const string Identity = "/etc/appliance/node.json";

    /// <summary>The answers the node is set up by: what the engine said, and what the machine added. YAML.</summary>
    public const string Answers = "/etc/appliance/node.yaml";

    public const string Pki = "/etc/pki/appliance";

    /// <summary>The engine's CA.</summary>
    public const string Ca = Pki + "/ca.pem";

    public const string Certificate = Pki + "/certs/node.pem";

    /// <summary>0600, root. Made here, and never anywhere else.</summary>
    public const string Key = Pki + "/keys/node.key";

    public const string RevocationList = Pki + "/crl.pem";

    public const string Data = "/var/lib/appliance/agent";

    /// <summary>How the agent stands with the engine: <see cref="AgentState"/>, JSON.</summary>
    public const string AgentState = Data + "/state.json";

    public const string Program = "/usr/lib/appliance/appliance";

    public const string AgentUnit = "appliance-agent.service";
}
