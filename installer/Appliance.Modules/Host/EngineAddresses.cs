using System.Net;
using Appliance.Machines.Facts;
using Appliance.Modules.Engine;
using Appliance.Modules.Host.Ports;
using Appliance.Modules.Network;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host;

/// <summary>Where the engine's FQDN leads, seen from this machine.</summary>
/// <param name="Planned">Whether the addresses are those of network.hosts, which set-up writes to /etc/hosts.</param>
/// <param name="Local">The interface of this machine that has the address, by address; loopback does not count.</param>
internal sealed record EngineAddresses(
    string Fqdn,
    IReadOnlyList<IPAddress> Addresses,
    bool Planned,
    IReadOnlyDictionary<IPAddress, string> Local)
{
    public string Text => string.Join(", ", Addresses);

    public IReadOnlyList<IPAddress> Loopback => [.. Addresses.Where(IPAddress.IsLoopback)];

    public IReadOnlyList<IPAddress> Here => [.. Addresses.Where(Local.ContainsKey)];

    /// <summary>An address of this machine to suggest; null when it has none.</summary>
    public IPAddress? Suggestion => Local.Keys.FirstOrDefault(address => !address.IsIPv6LinkLocal);

    public static async Task<EngineAddresses> FindAsync(Site site, MachineFacts facts, INameResolver resolver, CancellationToken cancellationToken)
    {
        var fqdn = site.Get(EngineQuestions.Fqdn);
        var planned = site.Get(NetworkQuestions.Hosts).Where(host => host.Name == fqdn).Select(host => Plain(host.Address)).ToList();
        var addresses = planned.Count > 0 ? planned : [.. (await resolver.AddressesAsync(fqdn, cancellationToken)).Select(Plain).Distinct()];
        var local = facts.Interfaces
            .Where(nic => !nic.IsLoopback)
            .SelectMany(nic => nic.Addresses.Select(address => (Address: Plain(address.Address), nic.Name)))
            .Where(pair => !IPAddress.IsLoopback(pair.Address))
            .DistinctBy(pair => pair.Address)
            .ToDictionary(pair => pair.Address, pair => pair.Name);
        return new EngineAddresses(fqdn, addresses, planned.Count > 0, local);
    }

    public string LocalText => Local.Count == 0
        ? "none but loopback"
        : string.Join(", ", Local.Select(pair => $"{pair.Key} on {pair.Value}"));

    // The resolver may give a zone (fe80::1%2) or an IPv4 address in IPv6's clothes; neither changes which address it is.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes());
}
