namespace Appliance.Modules.Virtualization;

/// <summary>A kind of storage that a node must be able to use.</summary>
public enum StorageClient
{
    Nfs,
    Glusterfs,
    Iscsi,
}
