using System.Security.Cryptography.X509Certificates;
using Appliance.Nodes.Engines;
using Appliance.Pki;
using Appliance.Pki.Issuing;
using Appliance.Pki.Keys;
using Appliance.Pki.Names;

namespace Appliance.Nodes.Joining;

/// <summary>The signing request of a node, and a look at what is signed.</summary>
public static class NodeRequest
{
    private const string Organization = "Appliance node";

    // The engine decides on it; a request has none.
    private static readonly TimeSpan AnyLifetime = TimeSpan.FromDays(1);

    /// <param name="name">The node's; the engine decides on the names in the certificate.</param>
    public static string Create(string name, IReadOnlyList<string> addresses, KeyPair key)
    {
        var names = AlternateNames.From([name, .. addresses]).Succeeded(out var all, out _) ? all : AlternateNames.None;
        var subject = SubjectName.ForHost(Organization, name).Succeeded(out var given, out _) ? given : SubjectName.Create(Organization, "node").Value;
        return SigningRequest.Create(
            new CertificateSpec { Name = "node", Subject = subject, AlternateNames = names, Profile = CertificateProfile.Node, Lifetime = AnyLifetime, KeyKind = KeyKind.EcdsaP256 },
            key);
    }

    /// <exception cref="EngineException">It is not for this key, or not of this CA.</exception>
    public static X509Certificate2 RequireFitting(string pem, KeyPair key, X509Certificate2 ca, DateTimeOffset now)
    {
        if (!CertificatePem.ReadFirst(pem).Succeeded(out var certificate, out var unreadable))
        {
            throw Unfit(unreadable.Message);
        }

        if (!key.Matches(certificate))
        {
            throw Unfit("It is for another key.");
        }

        return TrustedChain.Problem(certificate, [], [ca], now) is { } problem ? throw Unfit($"It is not one of the engine's CA: {problem}.") : certificate;
    }

    private static EngineException Unfit(string why) => new(
        $"The engine gave a certificate that is of no use here. {why}",
        "Run the command again; if it stays so, look at the engine's log (journalctl -u appliance-engine there).");
}
