using System.Net;
using System.Net.Sockets;

namespace Appliance.Modules.Firewall;

/// <summary>Something that must be reachable.</summary>
/// <param name="Name">Short and lower-case; it names rules and firewalld services.</param>
/// <param name="Sources">The networks it is open to; empty for everyone.</param>
internal sealed record FirewallService(string Name, string Description, IReadOnlyList<ServicePort> Ports, IReadOnlyList<IPNetwork> Sources)
{
    /// <summary>One opening for each port and network.</summary>
    public IEnumerable<Opening> Openings => Sources.Count == 0
        ? Ports.Select(port => new Opening(Name, port, null))
        : Ports.SelectMany(port => Sources.Select(source => new Opening(Name, port, source)));
}

/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
internal sealed record ServicePort(string Protocol, int Number)
{
    public static ServicePort Tcp(int number) => new("tcp", number);

    public override string ToString() => $"{Number}/{Protocol}";
}

/// <summary>One port, open to one network or (null) to everyone.</summary>
internal sealed record Opening(string Service, ServicePort Port, IPNetwork? Source)
{
    /// <summary>Whether a rule for this IP version is needed.</summary>
    public bool IsFor(AddressFamily family) => Source is not { } source || source.BaseAddress.AddressFamily == family;

    /// <summary>As people read it: <c>5432/tcp from 10.0.200.0/24</c>.</summary>
    public override string ToString() => Source is { } source ? $"{Port} from {source}" : Port.ToString();
}
