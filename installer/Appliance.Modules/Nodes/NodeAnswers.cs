using System.Net;
using Appliance.Modules.Network;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Nodes;

/// <summary>How nodes are reached. What a node leaves open is taken from the defaults of all nodes.</summary>
/// <param name="Jump">The machine on the way, <c>[user@]host[:port]</c>.</param>
/// <param name="JumpHostKey">The fingerprint its host key must have.</param>
/// <param name="HostKey">The fingerprint the node's host key must have; never a default.</param>
public sealed record SshAnswer(
    string? User,
    int? Port,
    string? PrivateKey,
    SecretReference? Password,
    bool? Agent,
    SecretReference? SudoPassword,
    JumpAnswer? Jump,
    string? JumpHostKey,
    string? HostKey)
{
    public static readonly SshAnswer Empty = new(null, null, null, null, null, null, null, null, null);
}

/// <summary>A machine on the way to others.</summary>
/// <param name="User">Null for the user of the node.</param>
public sealed record JumpAnswer(string? User, string Host, int Port);

/// <summary>What is different on a node in the management network. What is null the node keeps, or takes from the site.</summary>
public sealed record NodeManagement(string? Interface, InterfaceAddress? Address, IPAddress? Gateway, int? Mtu);

/// <summary>A node's networks where they are not those of the site.</summary>
public sealed record NodeNetwork(NodeManagement? Management, IReadOnlyList<BondAnswer>? Bonds, IReadOnlyList<NetworkAnswer>? Networks);

/// <summary>A node's power management.</summary>
/// <param name="Type">The fence agent without <c>fence_</c>.</param>
public sealed record PowerAnswer(string Type, string Address, string User, SecretReference? Password, IReadOnlyList<PowerOption> Options);

/// <summary>A node of the site.</summary>
public sealed record NodeAnswer(string Name, string Address, SshAnswer? Ssh, NodeNetwork? Network, PowerAnswer? Power);
