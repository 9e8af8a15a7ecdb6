using System.Net;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;
using Appliance.Planning.Sites;

namespace Appliance.Tests.Planning.Sites;

internal enum Product { BuiltIn, Ovirt }

internal enum Location { Local, Remote }

internal sealed record SampleNetwork(string Name, string? Interface, InterfaceAddress? Address, int? Vlan, int Mtu);

internal sealed record SampleSsh(string User, int Port, SecretReference? Password);

internal sealed record SampleNode(string Name, IPAddress Address, SampleSsh Ssh);

/// <summary>A catalogue with each type of answer, conditions, and defaults from facts and other answers.</summary>
internal static class Sample
{
    public static readonly Question<Product> EngineProduct = new("engine.product", AnswerTypes.Choice(new Option<Product>(Product.BuiltIn, "The engine that comes with the program."), new Option<Product>(Product.Ovirt, "oVirt's own.")))
    {
        Title = "Product",
        Help = "Which engine to set up.",
        Default = _ => Product.BuiltIn,
    };

    public static readonly Question<string> Fqdn = new("engine.fqdn", AnswerTypes.Fqdn)
    {
        Title = "Host name",
        Help = "The full name people and nodes reach the engine by.",
        Default = site => site.Facts?.Fqdn,
        DefaultNote = "this machine's full name",
        OvirtKey = "OVESETUP_CONFIG/fqdn",
    };

    public static readonly Question<IReadOnlyList<string>> AlternateNames = new("engine.alternateNames", AnswerTypes.List(AnswerTypes.HostNameOrAddress, unique: new UniqueBy<string>("", n => n)))
    {
        Title = "More names",
        Help = "Names and addresses the certificate is to be good for as well.",
        Default = _ => [],
    };

    public static readonly Question<SecretReference> AdminPassword = new("engine.adminPassword", AnswerTypes.Secret)
    {
        Title = "Administrator's password",
        Help = "For the first login.",
        OvirtKey = "OVESETUP_CONFIG/adminPassword",
    };

    public static readonly Question<string> Contact = new("engine.contact", AnswerTypes.Email) { Title = "Contact", Help = "Who to write to.", Optional = true };

    public static readonly Question<Location> DatabaseLocation = new("database.location", AnswerTypes.Choice<Location>())
    {
        Title = "Database location",
        Help = "On this machine or another.",
        Default = _ => Location.Local,
    };

    public static readonly Question<string> DatabaseHost = new("database.host", AnswerTypes.HostNameOrAddress)
    {
        Title = "Database host",
        Help = "Where the server runs.",
        AskedWhen = site => site.Get(DatabaseLocation) == Location.Remote,
        AskedWhenNote = "database.location is remote",
    };

    public static readonly Question<int> DatabasePort = new("database.port", AnswerTypes.Port)
    {
        Title = "Database port",
        Help = "The server's TCP port.",
        Default = _ => 5432,
        AskedWhen = site => site.Get(DatabaseLocation) == Location.Remote,
        AskedWhenNote = "database.location is remote",
        OvirtKey = "OVESETUP_DB/port",
    };

    public static readonly Question<string> DatabaseName = new("database.name", AnswerTypes.Text("a database name", 63, "a-z0-9_", "a-z_", "engine"))
    {
        Title = "Database name",
        Help = "The database to make or use.",
        Default = _ => "engine",
    };

    public static readonly Question<SecretReference> DatabasePassword = new("database.password", AnswerTypes.Secret)
    {
        Title = "Database password",
        Help = "Generated when it is not given.",
        Optional = true,
    };

    public static readonly Question<ByteSize> SharedBuffers = new("database.sharedBuffers", AnswerTypes.Size)
    {
        Title = "Shared buffers",
        Help = "Memory the server keeps pages in.",
        Default = _ => new ByteSize(512L << 20),
        Validate = (size, _) => size < 1L << 20 ? $"{size} is too little to start the server; give 1MiB or more" : null,
    };

    public static readonly Question<TimeSpan> Timeout = new("database.timeout", AnswerTypes.Duration) { Title = "Timeout", Help = "How long to wait for the server.", Default = _ => TimeSpan.FromSeconds(90) };

    public static readonly Question<string> Organization = new("pki.organization", AnswerTypes.Text("an organization", 64))
    {
        Title = "Organization",
        Help = "Stands in every certificate.",
        Default = site => site.Get(Fqdn) is { } name ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : null,
        DefaultNote = "the domain of engine.fqdn",
        OvirtKey = "OVESETUP_PKI/organization",
    };

    public static readonly Question<bool> Firewall = new("firewall.configure", AnswerTypes.Bool) { Title = "Configure the firewall", Help = "Open the ports the engine needs.", Default = _ => true };

    public static readonly Question<int?> Level = new("firewall.logLevel", AnswerTypes.Int(-1, 7).OrNone())
    {
        Title = "Log level",
        Help = "Of refused packets.",
        Optional = true,
        Default = site => site.Get(Firewall) ? 4 : null,
        DefaultNote = "4 with a firewall, else none",
    };

    public static readonly AnswerType<SampleNetwork> Network = NetworkType();

    public static readonly Question<SampleNetwork> Management = new("network.management", Network) { Title = "Management network", Help = "The network nodes and engine talk over." };

    public static readonly Question<IReadOnlyList<SampleNetwork>> Networks = new("network.networks", AnswerTypes.List(Network, unique: new UniqueBy<SampleNetwork>("name", n => n.Name)))
    {
        Title = "Further networks",
        Help = "Besides the management network.",
        Default = _ => [],
    };

    public static readonly Question<IReadOnlyList<IPAddress>> TimeServers = new("time.servers", AnswerTypes.List(AnswerTypes.IpAddress)) { Title = "Time servers", Help = "NTP.", Default = _ => [] };

    public static readonly Question<IReadOnlyList<IPNetwork>> Clients = new("storage.clients", AnswerTypes.List(AnswerTypes.Cidr, max: 8)) { Title = "Clients", Help = "Who may mount.", Default = _ => [] };

    public static readonly Question<string> Export = new("storage.path", AnswerTypes.AbsolutePath) { Title = "Path", Help = "What is exported.", Default = _ => "/srv/exports" };

    public static readonly Question<string> BootMac = new("nodes.bootMac", AnswerTypes.Mac) { Title = "Boot MAC", Help = "The first node's interface.", Optional = true };

    public static readonly Question<string> HostKey = new("nodes.hostKey", AnswerTypes.Fingerprint) { Title = "Host key", Help = "The first node's.", Optional = true };

    public static readonly Question<string> NodePrefix = new("nodes.prefix", AnswerTypes.HostName) { Title = "Prefix", Help = "Of generated names.", Default = _ => "node" };

    public static readonly Question<IReadOnlyList<SampleNode>> Nodes = new("nodes.hosts", AnswerTypes.List(NodeType(), unique: [new("name", n => n.Name), new("address", n => n.Address.ToString())]))
    {
        Title = "Nodes",
        Help = "The machines to enrol.",
        Default = _ => [],
    };

    public static readonly QuestionCatalogue Catalogue = new(
        [
            EngineProduct, Fqdn, AlternateNames, AdminPassword, Contact,
            DatabaseLocation, DatabaseHost, DatabasePort, DatabaseName, DatabasePassword, SharedBuffers, Timeout,
            Organization, Firewall, Level, Management, Networks, TimeServers, Clients, Export, BootMac, HostKey, NodePrefix, Nodes,
        ],
        new Dictionary<string, string> { ["engine"] = "Engine", ["database"] = "Database" });

    public static SiteResult Build(string yaml, params AnswerSource[] more) =>
        SiteBuilder.Build(Catalogue, [AnswerSource.FromFile("site.yaml", yaml), .. more]);

    private static AnswerType<SampleNetwork> NetworkType()
    {
        var name = new RecordField<SampleNetwork, string>("name", AnswerTypes.Text("a network name", 15, "A-Za-z0-9_-", example: "ovirtmgmt"), n => n.Name) { Title = "Name", Default = _ => "ovirtmgmt" };
        var nic = new RecordField<SampleNetwork, string>("interface", AnswerTypes.Text("an interface", 15, "A-Za-z0-9_.-", example: "em1"), n => n.Interface)
        {
            Title = "Interface",
            Help = "Where it is attached.",
            Optional = true,
            Example = "em1",
            Default = v => v.Site.Facts?.DefaultInterface,
        };
        var address = new RecordField<SampleNetwork, InterfaceAddress>("address", AnswerTypes.InterfaceAddress, n => n.Address) { Title = "Address", Optional = true };
        var vlan = new RecordField<SampleNetwork, int?>("vlan", AnswerTypes.Int(1, 4094).OrNone(), n => n.Vlan) { Title = "VLAN", Optional = true };
        var mtu = new RecordField<SampleNetwork, int>("mtu", AnswerTypes.Int(68, 65520), n => n.Mtu) { Title = "MTU", Default = _ => 1500 };
        return AnswerTypes.Record<SampleNetwork>("network", [name, nic, address, vlan, mtu],
            v => new SampleNetwork(v.Get(name), v.Find(nic), v.Find(address), v.Get(vlan), v.Get(mtu)),
            n => n is { Vlan: not null, Interface: null } ? "a VLAN needs an interface to be on; add interface" : null);
    }

    private static AnswerType<SampleNode> NodeType()
    {
        var user = new RecordField<SampleSsh, string>("user", AnswerTypes.Text("a user"), s => s.User) { Title = "User", Default = _ => "root" };
        var port = new RecordField<SampleSsh, int>("port", AnswerTypes.Port, s => s.Port) { Title = "Port", Default = _ => 22 };
        var password = new RecordField<SampleSsh, SecretReference>("password", AnswerTypes.Secret, s => s.Password) { Title = "Password", Optional = true };
        var ssh = AnswerTypes.Record<SampleSsh>("SSH login", [user, port, password], v => new SampleSsh(v.Get(user), v.Get(port), v.Find(password)));

        var name = new RecordField<SampleNode, string>("name", AnswerTypes.Fqdn, n => n.Name) { Title = "Name" };
        var address = new RecordField<SampleNode, IPAddress>("address", AnswerTypes.IpAddress, n => n.Address) { Title = "Address" };
        var login = new RecordField<SampleNode, SampleSsh>("ssh", ssh, n => n.Ssh) { Title = "SSH", Default = _ => new SampleSsh("root", 22, null) };
        return AnswerTypes.Record<SampleNode>("node", [name, address, login], v => new SampleNode(v.Get(name), v.Get(address), v.Get(login)));
    }
}
