using System.Net;

namespace Appliance.Modules.Storage;

/// <param name="Address">NFS server; null when this machine exports it.</param>
/// <param name="Clients">Networks that may mount an export of this machine.</param>
/// <param name="Volume">Gluster volume.</param>
public sealed record StorageDomain(string Name, StorageRole Role, StorageType Type, string? Address, string? Path, IReadOnlyList<IPNetwork> Clients, string? Volume);

public enum StorageRole
{
    Data,
    Iso,
    Export,
}

public enum StorageType
{
    Nfs,
    Glusterfs,
    Localfs,
}
