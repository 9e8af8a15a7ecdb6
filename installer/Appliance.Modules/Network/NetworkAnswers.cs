using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>The network between engine and nodes.</summary>
/// <param name="Name">The logical network's name, also that of the bridge on nodes.</param>
/// <param name="Interface">NIC or bond on this machine.</param>
/// <param name="Mtu">Bytes.</param>
public sealed record ManagementNetwork(string Name, string? Interface, InterfaceAddress? Address, IPAddress? Gateway, int Mtu);

/// <summary>Several NICs as one.</summary>
/// <param name="LinkCheckMilliseconds">How often the links are looked at (miimon).</param>
public sealed record BondAnswer(string Name, IReadOnlyList<string> Interfaces, BondMode Mode, int LinkCheckMilliseconds);

/// <summary>A further logical network.</summary>
public sealed record NetworkAnswer(string Name, string? Interface, int? Vlan, InterfaceAddress? Address, int Mtu, bool Bridge);

/// <summary>A name that DNS does not know.</summary>
public sealed record HostEntry(string Name, IPAddress Address);
