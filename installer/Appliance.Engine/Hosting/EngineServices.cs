using Appliance.Engine.Accounts;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Appliance.Engine.Database;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;
using Appliance.Engine.Nodes;
using Npgsql;

namespace Appliance.Engine.Hosting;

/// <summary>The composition root: everything the routes need, made once.</summary>
internal sealed record EngineServices
{
    public required EngineConfiguration Configuration { get; init; }

    public required EngineEnvironment Environment { get; init; }

    public required EngineLog Log { get; init; }

    public required EngineAddress Address { get; init; }

    public required NpgsqlDataSource Database { get; init; }

    public required DatabaseReadiness Readiness { get; init; }

    public required ServedCertificate Certificate { get; init; }

    /// <summary>What nodes see; the site's own CA signed it.</summary>
    public required ServedCertificate NodeCertificate { get; init; }

    public required AuthorityCertificate Authority { get; init; }

    public required EventLog Events { get; init; }

    public required InventoryReader Inventory { get; init; }

    public required TokenStore Tokens { get; init; }

    public required Authenticator Authenticator { get; init; }

    public required SignIn SignIn { get; init; }

    public required NodeServices Nodes { get; init; }

    public required HostMonitor Monitor { get; init; }

    /// <exception cref="CertificateException">The certificate files cannot be used.</exception>
    public static EngineServices Compose(EngineConfiguration configuration, EngineEnvironment environment)
    {
        var log = new EngineLog(environment.Log, environment.LogsToJournal, environment.Time);
        var authority = new AuthorityCertificate(configuration.Pki.Ca);
        authority.Read().Dispose();
        var certificate = new ServedCertificate(configuration.Pki.WebCertificate, configuration.Pki.WebKey, log.Warning);
        if (!certificate.Leaf.MatchesHostname(configuration.Fqdn))
            log.Warning($"The web certificate {configuration.Pki.WebCertificate} is not made out to {configuration.Fqdn}; browsers will refuse it.");
        var database = EngineDatabase.Open(configuration.Database);
        var time = environment.Time;
        var events = new EventLog(database, time);
        var tokens = new TokenStore(database, time);
        var authenticator = new Authenticator(new AccountStore(database, time), events, environment.Lockout, time);
        var nodes = NodeServices.Compose(configuration, database, events, environment.Lockout, time);
        return new EngineServices
        {
            Configuration = configuration,
            Environment = environment,
            Log = log,
            Address = new EngineAddress(configuration),
            Database = database,
            Readiness = new DatabaseReadiness(database),
            Certificate = certificate,
            NodeCertificate = new ServedCertificate(configuration.Pki.EngineCertificate, configuration.Pki.EngineKey, log.Warning),
            Authority = authority,
            Events = events,
            Inventory = new InventoryReader(database),
            Tokens = tokens,
            Authenticator = authenticator,
            SignIn = new SignIn(authenticator, tokens, events),
            Nodes = nodes,
            Monitor = new HostMonitor(database, nodes.States, nodes.Signer, nodes.Requests, log, time, environment.MonitorInterval),
        };
    }
}
