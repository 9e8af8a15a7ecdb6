using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Configuration;

/// <summary>Where the engine listens. Port 0 takes any free port (used by tests; the file refuses it).</summary>
internal sealed record ListenConfiguration
{
    public const string AnyAddress = "*";

    /// <summary>An IP address of this machine, or <c>*</c> for all of them.</summary>
    public string Address { get; init; } = AnyAddress;

    public int HttpPort { get; init; } = 80;

    public int HttpsPort { get; init; } = 443;

    /// <summary>Where nodes speak to the engine, and nobody else.</summary>
    public int NodePort { get; init; } = NodeApi.DefaultPort;
}
