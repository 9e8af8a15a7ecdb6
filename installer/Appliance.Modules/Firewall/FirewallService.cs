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

/// <summary>A port, or all ports from one to another.</summary>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="Number">The port, or the first of several.</param>
/// <param name="Last">The last one; the same for a single port.</param>
internal sealed record ServicePort(string Protocol, int Number, int Last)
{
    public static ServicePort Tcp(int number) => new("tcp", number, number);

    public static ServicePort TcpRange(int first, int last) => new("tcp", first, last);

    public bool Includes(int port) => port >= Number && port <= Last;

    /// <summary>The numbers alone, with this between first and last.</summary>
    public string Numbers(char between) => Number == Last ? $"{Number}" : $"{Number}{between}{Last}";

    public override string ToString() => $"{Numbers('-')}/{Protocol}";
}

/// <summary>One port or range of ports, open to one network or (null) to everyone.</summary>
internal sealed record Opening(string Service, ServicePort Port, IPNetwork? Source)
{
    /// <summary>Whether a rule for this IP version is needed.</summary>
    public bool IsFor(AddressFamily family) => Source is not { } source || source.BaseAddress.AddressFamily == family;

    /// <summary>As people read it: <c>5432/tcp from 10.0.200.0/24</c>.</summary>
    public override string ToString() => Source is { } source ? $"{Port} from {source}" : Port.ToString();
}
