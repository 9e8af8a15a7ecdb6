using System.Net;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;

namespace Appliance.Engine.Nodes;

/// <summary>
/// What the engine is known by. A node's certificate for any of it would be the engine's to all who trust the CA.
/// </summary>
internal sealed class EngineNames(EngineConfiguration configuration)
{
    public bool Has(string name) => configuration.AlternateNames.Append(configuration.Fqdn).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the addresses cannot stand in a node's certificate, or null.</summary>
    /// <exception cref="CertificateException">The engine's certificate, which has its addresses, cannot be read.</exception>
    public NodeRefusal? Refusal(IReadOnlyList<IPAddress> addresses)
    {
        using var own = CertificateFile.Read(configuration.Pki.EngineCertificate)[0];
        return addresses.FirstOrDefault(address => own.MatchesHostname(address.ToString(), allowWildcards: false, allowCommonName: false)) is { } taken
            ? NodeRefusal.Malformed($"{taken} is the engine's own address.") with { Remedy = "Give the node an address of its own; an address on two machines breaks both." }
            : null;
    }
}
