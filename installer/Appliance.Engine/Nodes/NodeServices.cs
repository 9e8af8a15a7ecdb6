using Appliance.Engine.Accounts;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;
using Npgsql;

namespace Appliance.Engine.Nodes;

/// <summary>Everything about nodes, for the routes and for the commands.</summary>
internal sealed record NodeServices
{
    public required HostStore Hosts { get; init; }

    public required InventoryReader Inventory { get; init; }

    public required JoinTokenStore Tokens { get; init; }

    public required JoinRequestStore Requests { get; init; }

    public required HostStates States { get; init; }

    public required NodeSigner Signer { get; init; }

    public required HostAdministration Administration { get; init; }

    public required DeclaredHosts Declared { get; init; }

    public required HostPowers Powers { get; init; }

    public required NodeEndpoints Endpoints { get; init; }

    public required EventLog Events { get; init; }

    public static NodeServices Compose(EngineConfiguration configuration, NpgsqlDataSource database, EventLog events, LockoutPolicy policy, TimeProvider time)
    {
        var authority = new AuthorityCertificate(configuration.Pki.Ca);
        var engine = new EngineNames(configuration);
        var hosts = new HostStore(database);
        var addresses = new AddressRules(engine, hosts);
        var tokens = new JoinTokenStore(database, time);
        var requests = new JoinRequestStore(database, time);
        var states = new HostStates(database, events, time);
        var settings = new NodeSettingsStore(database);
        var signer = new NodeSigner(configuration.Pki, configuration.Organization, time);
        var removal = new HostRemoval(database, signer, events, time);
        var renewal = new NodeRenewal(database, hosts, signer, authority, addresses, events);
        return new NodeServices
        {
            Hosts = hosts,
            Inventory = new InventoryReader(database),
            Tokens = tokens,
            Requests = requests,
            States = states,
            Signer = signer,
            Administration = new HostAdministration(hosts, requests, states, removal, events),
            Declared = new DeclaredHosts(database, events),
            Powers = new HostPowers(database, new SecretKey(configuration.DataDirectory), new FenceAgent(), events),
            Events = events,
            Endpoints = new NodeEndpoints(
                new NodeAuthentication(hosts, renewal, authority, time),
                new NodeJoin(database, hosts, tokens, requests, signer, authority, events, policy, engine, addresses, time),
                new NodeHeartbeats(database, states, settings, signer, events, time),
                new NodeReports(states, removal),
                renewal,
                settings,
                signer,
                authority,
                engine,
                configuration.Fqdn,
                time),
        };
    }
}
