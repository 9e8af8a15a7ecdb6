using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>What all logical networks have in common.</summary>
public abstract record NetworkAnswerBase
{
    /// <summary>Whether it asks for its address; one that is given is then only what it is expected to get.</summary>
    public bool Dhcp { get; init; }

    /// <summary>Whether its bridge speaks the spanning tree protocol.</summary>
    public bool Stp { get; init; }

    /// <summary>Name servers reached through it.</summary>
    public IReadOnlyList<IPAddress> NameServers { get; init; } = [];

    /// <summary>Domains that are tried behind short names.</summary>
    public IReadOnlyList<string> SearchDomains { get; init; } = [];

    /// <summary>The engine puts every network with this label on the NICs that have it; kept and told, nothing else.</summary>
    public string? Label { get; init; }
}

/// <summary>The network between engine and nodes.</summary>
/// <param name="Name">The logical network's name, also that of the bridge on nodes.</param>
/// <param name="Interface">NIC or bond on this machine.</param>
/// <param name="Mtu">Bytes.</param>
public sealed record ManagementNetwork(string Name, string? Interface, InterfaceAddress? Address, IPAddress? Gateway, int Mtu) : NetworkAnswerBase
{
    /// <summary>IEEE 802.1Q tag; null for untagged.</summary>
    public int? Vlan { get; init; }

    /// <summary>Whether virtual machines can be put in it.</summary>
    public bool Bridge { get; init; } = true;
}

/// <summary>Several NICs as one.</summary>
/// <param name="LinkCheckMilliseconds">How often the links are looked at (miimon).</param>
public sealed record BondAnswer(string Name, IReadOnlyList<string> Interfaces, BondMode Mode, int LinkCheckMilliseconds)
{
    public BondOptions Options { get; init; } = BondOptions.None;
}

/// <summary>A further logical network.</summary>
public sealed record NetworkAnswer(string Name, string? Interface, int? Vlan, InterfaceAddress? Address, int Mtu, bool Bridge) : NetworkAnswerBase
{
    /// <summary>The default route, when it is through this network.</summary>
    public IPAddress? Gateway { get; init; }
}

/// <summary>A name that DNS does not know.</summary>
public sealed record HostEntry(string Name, IPAddress Address);
