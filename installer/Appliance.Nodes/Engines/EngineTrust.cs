using System.Net;
using System.Security.Cryptography.X509Certificates;
using Appliance.Pki;
using Appliance.Pki.Names;

namespace Appliance.Nodes.Engines;

/// <summary>Whether a certificate is the engine's: signed by its CA, for a TLS server, for the name that was asked for.</summary>
internal static class EngineTrust
{
    // RFC 5280, 4.2.1.12: id-kp-serverAuth.
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <returns>Why it is not; null when it is.</returns>
    public static EngineUntrustedException? Problem(EngineEndpoint endpoint, X509Certificate2 shown, IReadOnlyList<X509Certificate2> others, X509Certificate2 ca, DateTimeOffset now)
    {
        if (TrustedChain.Problem(shown, others, [ca], now, ServerAuthentication) is { } problem)
        {
            return new EngineUntrustedException(
                $"The certificate that {endpoint} shows ({shown.Subject}) is not one of its CA ({ca.Subject}): {problem}.",
                "If this machine belongs to another engine: `appliance node leave` first. If the engine was set up anew, join with a token of the new one. Otherwise somebody else answers in its place: look at the name and the address.");
        }

        if (!shown.MatchesHostname(endpoint.Engine.Host, allowWildcards: true, allowCommonName: false))
        {
            var names = AlternateNames.Of(shown);
            var what = IPAddress.TryParse(endpoint.Engine.Host, out _) ? "address" : "name";
            return new EngineUntrustedException(
                $"The certificate that {endpoint} shows is not for the {what} {endpoint.Engine.Host}, but for {names}.",
                names.Dns.IsEmpty ? "Look at the name of the engine." : $"Give the engine by its name: `appliance node join {names.Dns[0]}:{endpoint.Engine.Port}`; where that does not resolve, add `--address ADDRESS`.");
        }

        return null;
    }
}
