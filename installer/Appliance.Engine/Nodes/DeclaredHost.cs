using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Nodes;

/// <summary>What a person says of a host; null leaves it as it is.</summary>
internal sealed record DeclaredHost(string? Address, Guid? Cluster, HostPower? Power);
