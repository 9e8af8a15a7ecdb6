using System.Net;

namespace Appliance.Machines.Facts;

/// <param name="LinkUp">Whether a carrier is seen.</param>
/// <param name="SpeedMegabits">Mbit/s; null when the driver does not say.</param>
public sealed record InterfaceFacts(string Name, string Mac, bool LinkUp, bool IsLoopback, int Mtu, long? SpeedMegabits, IReadOnlyList<InterfaceAddressFacts> Addresses);

/// <param name="PrefixLength">Bits of the network part.</param>
public sealed record InterfaceAddressFacts(IPAddress Address, int PrefixLength);

/// <summary>A default route.</summary>
public sealed record RouteFacts(string Interface, IPAddress Gateway);
