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

    /// <exception cref="CertificateException">The engine's certificate, which has its addresses, cannot be read.</exception>
    public bool Has(IPAddress address)
    {
        using var own = CertificateFile.Read(configuration.Pki.EngineCertificate)[0];
        return own.MatchesHostname(address.ToString(), allowWildcards: false, allowCommonName: false);
    }
}
