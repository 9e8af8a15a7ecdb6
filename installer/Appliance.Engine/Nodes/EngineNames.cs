using System.Collections.Concurrent;
using System.Net;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;

namespace Appliance.Engine.Nodes;

/// <summary>
/// What the engine is known by. A node's certificate for any of it would be the engine's to all who trust the CA.
/// </summary>
internal sealed class EngineNames(EngineConfiguration configuration)
{
    private readonly ConcurrentDictionary<IPAddress, bool> _reached = new();

    /// <summary>A node has reached the engine there. The engine may not ask its machine for addresses: its service has no netlink.</summary>
    public void ReachedAt(IPAddress? address)
    {
        if (address is not null)
            _reached.TryAdd(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, true);
    }

    public bool Has(string name) => configuration.AlternateNames.Append(configuration.Fqdn).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CertificateException">The engine's certificate, which has its addresses, cannot be read.</exception>
    public bool Has(IPAddress address)
    {
        using var own = CertificateFile.Read(configuration.Pki.EngineCertificate)[0];
        return own.MatchesHostname(address.ToString(), allowWildcards: false, allowCommonName: false) || _reached.ContainsKey(address);
    }
}
