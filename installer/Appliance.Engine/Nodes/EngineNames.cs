using System.Net;
using System.Net.NetworkInformation;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;

namespace Appliance.Engine.Nodes;

/// <summary>
/// What the engine is known by. A node's certificate for any of it would be the engine's to all who trust the CA.
/// </summary>
/// <param name="machine">The addresses of the engine's own machine.</param>
internal sealed class EngineNames(EngineConfiguration configuration, Func<IEnumerable<IPAddress>> machine)
{
    public bool Has(string name) => configuration.AlternateNames.Append(configuration.Fqdn).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <exception cref="CertificateException">The engine's certificate, which has its addresses, cannot be read.</exception>
    public bool Has(IPAddress address)
    {
        using var own = CertificateFile.Read(configuration.Pki.EngineCertificate)[0];
        return own.MatchesHostname(address.ToString(), allowWildcards: false, allowCommonName: false) || machine().Contains(address);
    }

    /// <summary>What this machine's interfaces have now.</summary>
    public static IEnumerable<IPAddress> OfThisMachine() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(nic => nic.GetIPProperties().UnicastAddresses).Select(own => own.Address);
}
