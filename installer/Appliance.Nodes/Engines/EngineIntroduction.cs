using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Appliance.Contracts.Nodes;
using Appliance.Pki;
using Appliance.Pki.Keys;

namespace Appliance.Nodes.Engines;

/// <summary>
/// The first word with an engine whose CA is not known yet: any certificate is let in, nothing is told, and what is heard is
/// believed only when the CA is the token's and has signed the very certificate that was shown.
/// </summary>
public static class EngineIntroduction
{
    /// <summary>How far apart the clocks may be: certificates and their renewal go by them.</summary>
    public static readonly TimeSpan LargestDifference = TimeSpan.FromMinutes(5);

    /// <param name="pin">SHA-256 of the CA's certificate, from the token; null takes the CA on trust, and the four words decide.</param>
    /// <exception cref="EngineException">It cannot be reached, or is not the one that is meant.</exception>
    public static async Task<KnownEngine> MeetAsync(EngineEndpoint endpoint, IReadOnlyList<byte>? pin, TimeProvider time, CancellationToken cancellationToken)
    {
        X509Certificate2? shown = null;
        IReadOnlyList<X509Certificate2> others = [];
        using var transport = new EngineTransport(endpoint, See, own: null);
        var identity = Read(await transport.SendAsync(NodeApi.IdentityPath, body: null, cancellationToken), transport);
        if (identity.Protocol != NodeApi.Version)
        {
            throw new EngineException(
                $"The engine {endpoint} (version {identity.Version}) speaks version {identity.Protocol} of the node protocol, and this program version {NodeApi.Version}.",
                "Use the same version of the program on the engine and on this machine.");
        }

        if (!CertificatePem.ReadFirst(identity.Ca).Succeeded(out var ca, out _))
        {
            throw transport.Strange("it shows no CA");
        }

        RequirePinned(endpoint, ca, pin);
        RequireTime(endpoint, identity.Time, time.GetUtcNow());
        return EngineTrust.Problem(endpoint, shown!, others, ca, time.GetUtcNow()) is { } problem
            ? throw problem
            : new KnownEngine(endpoint, identity, ca, transport.LocalAddress);

        EngineUntrustedException? See(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> sent)
        {
            shown = X509CertificateLoader.LoadCertificate(certificate.RawData);
            others = sent;
            return null;
        }
    }

    private static EngineIdentity Read(byte[] answer, EngineTransport transport)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, NodeJson.Default.EngineIdentity) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw transport.Strange("its answer is not what it should be");
        }
    }

    private static void RequirePinned(EngineEndpoint endpoint, X509Certificate2 ca, IReadOnlyList<byte>? pin)
    {
        if (pin is null || CryptographicOperations.FixedTimeEquals(ca.GetCertHash(HashAlgorithmName.SHA256), [.. pin]))
        {
            return;
        }

        throw new EngineUntrustedException(
            $"The token is for another engine than the one at {endpoint}, or somebody sits between. The token was not sent.\nCA of the token:  {string.Join(':', pin.Select(octet => octet.ToString("X2", CultureInfo.InvariantCulture)))}\nCA that is shown: {Fingerprint.Of(ca)}",
            $"Look at the name and the address of the engine. If it was set up anew since the token was made, make a new one there: `appliance node token`.");
    }

    private static void RequireTime(EngineEndpoint endpoint, DateTimeOffset engine, DateTimeOffset here)
    {
        if ((engine - here).Duration() <= LargestDifference)
        {
            return;
        }

        throw new ClockDifferenceException(
            string.Create(CultureInfo.InvariantCulture, $"The clocks are {Words(engine - here)} apart: this machine has {here.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, the engine {endpoint} has {engine.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. Certificates would be of no use."),
            "Set the clock that is wrong (`timedatectl`, `date`), and give time servers (time.servers) so that it stays right. Then run the command again.");
    }

    private static string Words(TimeSpan difference)
    {
        var whole = difference.Duration();
        return whole switch
        {
            { TotalDays: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalDays:0} days"),
            { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalHours:0.#} hours"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalMinutes:0} minutes"),
        };
    }
}
