namespace Appliance.Contracts.Nodes;

/// <summary>
/// The addresses at which nodes and the engine speak, all at the engine's node port, over TLS with the engine's certificate.
/// </summary>
public static class NodeApi
{
    /// <summary>The version of this protocol; another one is refused with <see cref="NodeProblemCode.Protocol"/>.</summary>
    public const int Version = 1;

    /// <summary>Below the range that Linux gives to outgoing connections, and none of oVirt's ports.</summary>
    public const int DefaultPort = 7443;

    private const string Root = "/appliance/v1";

    /// <summary>GET, open to all: <see cref="EngineIdentity"/>.</summary>
    public const string IdentityPath = Root + "/engine";

    /// <summary>POST, open to all: <see cref="JoinRequest"/> to <see cref="JoinAnswer"/>.</summary>
    public const string JoinPath = Root + "/join";

    /// <summary>GET with the node's certificate: <see cref="NodeSettings"/>.</summary>
    public const string SettingsPath = Root + "/settings";

    /// <summary>POST with the node's certificate: <see cref="Heartbeat"/> to <see cref="HeartbeatAnswer"/>.</summary>
    public const string HeartbeatPath = Root + "/heartbeat";

    /// <summary>POST with the node's certificate: <see cref="NodeReport"/>; 204.</summary>
    public const string ReportPath = Root + "/report";

    /// <summary>POST with the node's certificate: <see cref="RenewRequest"/> to <see cref="RenewAnswer"/>.</summary>
    public const string RenewPath = Root + "/renew";

    /// <summary>GET with the node's certificate: the CA's revocation list, PEM.</summary>
    public const string RevocationsPath = Root + "/revocations";
}
