using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Storage;

/// <summary>What is asked about storage domains.</summary>
public static class StorageQuestions
{
    public static readonly Question<IReadOnlyList<StorageDomain>> Domains = new("storage.domains", AnswerTypes.List(DomainType, unique: new UniqueBy<StorageDomain>("name", domain => domain.Name)))
    {
        Title = "Storage domains",
        Help = "Where disks, ISO images and exports are kept.",
        Default = _ => [],
        Example = "[{ name: iso, role: iso, type: nfs, path: /srv/exports/iso, clients: [10.0.200.0/24] }]",
        EssentialWhen = _ => true,
    };

    public static IReadOnlyList<Question> All { get; } = [Domains];

    private static AnswerType<StorageDomain> DomainType
    {
        get
        {
            var name = new RecordField<StorageDomain, string>("name", AnswerTypes.Text("a domain name", 50, "A-Za-z0-9_-", "A-Za-z0-9_", "iso"), d => d.Name) { Title = "Name" };
            var role = new RecordField<StorageDomain, StorageRole>("role", AnswerTypes.Choice<StorageRole>(), d => d.Role) { Title = "Role", Help = "What it keeps: disks (data), installation images (iso), or virtual machines on their way (export).", Default = _ => StorageRole.Data, Essential = true };
            var type = new RecordField<StorageDomain, StorageType>("type", AnswerTypes.Choice<StorageType>(), d => d.Type) { Title = "Type" };
            var address = new RecordField<StorageDomain, string>("address", AnswerTypes.HostNameOrAddress, d => d.Address) { Title = "Server", Help = "The NFS or Gluster server; this machine when it is not given.", Optional = true, Essential = true, AskedWhen = v => v.Get(type) != StorageType.Localfs, AskedWhenNote = "the type is nfs or glusterfs" };
            var path = new RecordField<StorageDomain, string>("path", AnswerTypes.AbsolutePath, d => d.Path) { Title = "Path", Help = "The exported or local directory.", Optional = true, Essential = true, AskedWhen = v => v.Get(type) != StorageType.Glusterfs, AskedWhenNote = "the type is nfs or localfs" };
            var clients = new RecordField<StorageDomain, IReadOnlyList<IPNetwork>>("clients", AnswerTypes.List(AnswerTypes.Cidr), d => d.Clients) { Title = "Clients", Help = "Networks that may mount the export.", Default = _ => [], Essential = true, AskedWhen = v => v.Get(type) == StorageType.Nfs && v.Find(address) is null, AskedWhenNote = "the type is nfs and this machine is the server" };
            var volume = new RecordField<StorageDomain, string>("volume", AnswerTypes.Text("a volume name", 64, "A-Za-z0-9_-", example: "gv0"), d => d.Volume) { Title = "Volume", Help = "The Gluster volume.", Optional = true, Essential = true, AskedWhen = v => v.Get(type) == StorageType.Glusterfs, AskedWhenNote = "the type is glusterfs" };
            return AnswerTypes.Record(
                "storage domain",
                [name, role, type, address, path, clients, volume],
                v => new StorageDomain(v.Get(name), v.Get(role), v.Get(type), v.Find(address), v.Find(path), v.Get(clients), v.Find(volume)),
                Problem);
        }
    }

    private static string? Problem(StorageDomain domain) => domain switch
    {
        { Type: StorageType.Glusterfs, Volume: null } => "A domain of type glusterfs needs its volume.",
        { Type: StorageType.Nfs or StorageType.Localfs, Path: null } => "A domain of type nfs or localfs needs its path.",
        { Type: StorageType.Nfs, Address: null, Clients.Count: 0 } => "An NFS export of this machine needs the clients that may mount it, such as clients: [10.0.200.0/24].",
        _ => null,
    };
}
