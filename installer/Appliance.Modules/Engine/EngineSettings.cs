using System.Globalization;
using System.Net;
using Appliance.Modules.Database;
using Appliance.Modules.Pki;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Engine;

/// <summary>What the answers say about the engine.</summary>
public sealed record EngineSettings
{
    /// <summary>The name the administrator logs in with, at every interface.</summary>
    public const string Administrator = "admin@internal";

    private const int StandardHttpsPort = 443;

    public required string Fqdn { get; init; }

    public required IReadOnlyList<string> AlternateNames { get; init; }

    /// <summary>The address it listens on; <c>*</c> is all of them.</summary>
    public required string ListenAddress { get; init; }

    public required int HttpPort { get; init; }

    public required int HttpsPort { get; init; }

    /// <summary>Where nodes speak to the engine.</summary>
    public required int NodePort { get; init; }

    /// <summary>How long a node's certificate is good.</summary>
    public required TimeSpan NodeLifetime { get; init; }

    public required string Organization { get; init; }

    public required ApplicationMode Mode { get; init; }

    public required string DatabaseHost { get; init; }

    public required int DatabasePort { get; init; }

    public required string DatabaseName { get; init; }

    public required string DatabaseUser { get; init; }

    public required DatabaseTls DatabaseTls { get; init; }

    /// <summary>Where a person keeps the CA of the database's certificate; null for the system's CAs.</summary>
    public string? DatabaseCa { get; init; }

    /// <summary>Everything is kept under a prefix, and the engine is a process of our own.</summary>
    public required bool IsTrial { get; init; }

    /// <summary>The account the engine's commands run as; null for whoever runs the trial.</summary>
    public string? CommandAccount => IsTrial ? null : EnginePaths.Account;

    /// <summary>Where the engine is for whoever sits at this machine. A trial's name need not lead anywhere.</summary>
    public Uri Address => At(IsTrial ? IPAddress.Loopback.ToString() : Fqdn);

    /// <summary>All addresses people may use.</summary>
    public IReadOnlyList<Uri> Addresses => IsTrial ? [Address] : [Address, .. AlternateNames.Select(At)];

    public static EngineSettings From(Site site)
    {
        var isLocal = site.Get(DatabaseQuestions.Location) == DatabaseLocation.Local;
        return new EngineSettings
        {
            Fqdn = site.Get(EngineQuestions.Fqdn),
            AlternateNames = site.Get(EngineQuestions.AlternateNames),
            // A trial is for whoever sits at this machine; it opens no port to the network.
            ListenAddress = site.Mode.IsTrial ? IPAddress.Loopback.ToString() : "*",
            HttpPort = site.Get(EngineQuestions.HttpPort),
            HttpsPort = site.Get(EngineQuestions.HttpsPort),
            NodePort = site.Get(EngineQuestions.NodePort),
            NodeLifetime = site.Get(PkiQuestions.Lifetime),
            Organization = site.Get(PkiQuestions.Organization),
            Mode = site.Get(EngineQuestions.Mode),
            DatabaseHost = isLocal ? IPAddress.Loopback.ToString() : site.Get(DatabaseQuestions.Host),
            DatabasePort = site.Get(DatabaseQuestions.Port),
            DatabaseName = site.Get(DatabaseQuestions.Name),
            DatabaseUser = site.Get(DatabaseQuestions.User),
            DatabaseTls = isLocal ? DatabaseTls.Disable : site.Get(DatabaseQuestions.Tls),
            DatabaseCa = site.Find(DatabaseQuestions.CaFile),
            IsTrial = site.Mode.IsTrial,
        };
    }

    private Uri At(string host)
    {
        var name = IPAddress.TryParse(host, out var address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{host}]" : host;
        var port = HttpsPort == StandardHttpsPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{HttpsPort}");
        return new Uri($"https://{name}{port}/ovirt-engine/");
    }
}
