using Appliance.Machines.Facts;
using Appliance.Modules.Database;
using Appliance.Modules.Engine;
using Appliance.Modules.Storage;
using Appliance.Modules.Virtualization;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Firewall;

/// <summary>The one list of what each role of a machine must let in. Every manager is made from it.</summary>
internal static class FirewallServices
{
    private const int DefaultSshPort = 22;

    // NFS 4 needs no other: rpcbind and mountd are for version 3.
    private const int NfsPort = 2049;

    public static IReadOnlyList<FirewallService> Of(Site site, MachineFacts facts) => site.Mode.Role == MachineRole.Node ? Node(facts) : Engine(site, facts);

    /// <summary>What a machine with the engine lets in.</summary>
    public static IReadOnlyList<FirewallService> Engine(Site site, MachineFacts facts)
    {
        List<FirewallService> services =
        [
            Ssh(facts),
            new("http", "Health checks of the engine, and the way to HTTPS.", [ServicePort.Tcp(site.Get(EngineQuestions.HttpPort))], []),
            new("https", "Web pages and API of the engine.", [ServicePort.Tcp(site.Get(EngineQuestions.HttpsPort))], []),
            new("nodes", "Nodes that join and report.", [ServicePort.Tcp(site.Get(EngineQuestions.NodePort))], []),
        ];
        if (site.Find(DatabaseQuestions.AllowFrom) is { Count: > 0 } databaseClients)
        {
            services.Add(new("postgres", "Database of the engine.", [ServicePort.Tcp(site.Get(DatabaseQuestions.Port))], databaseClients));
        }

        var storageClients = site.Get(StorageQuestions.Domains).Where(domain => domain is { Type: StorageType.Nfs, Address: null }).SelectMany(domain => domain.Clients).Distinct().ToList();
        if (storageClients.Count > 0)
        {
            services.Add(new("nfs", "Storage domains that this machine exports.", [ServicePort.Tcp(NfsPort)], storageClients));
        }

        return services;
    }

    /// <summary>What a node lets in. The agent is not here: it asks the engine, and nobody asks it.</summary>
    public static IReadOnlyList<FirewallService> Node(MachineFacts facts) =>
    [
        Ssh(facts),
        new("libvirt-tls", "Virtualization daemon, for holders of a certificate.", [ServicePort.Tcp(LibvirtPorts.Tls)], []),
        new("consoles", "Consoles of virtual machines.", [ServicePort.TcpRange(LibvirtPorts.FirstConsole, LibvirtPorts.LastConsole)], []),
        new("migration", "Virtual machines on the move between nodes.", [ServicePort.TcpRange(LibvirtPorts.FirstMigration, LibvirtPorts.LastMigration)], []),
    ];

    // Wherever SSH really is: shutting it would lock out whoever runs this.
    private static FirewallService Ssh(MachineFacts facts)
    {
        IReadOnlyList<int> ports = facts.Security.SshPorts.Count > 0 ? facts.Security.SshPorts : [DefaultSshPort];
        return new("ssh", "Secure shell.", [.. ports.Distinct().Order().Select(ServicePort.Tcp)], []);
    }
}
