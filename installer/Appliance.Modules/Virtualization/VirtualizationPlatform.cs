using Appliance.Machines.Facts;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Virtualization;

/// <summary>What a distribution calls the parts of virtualization.</summary>
/// <param name="Packages">Emulator and libvirt, without what they merely recommend: no virtual switch with a DHCP server of its own.</param>
/// <param name="EmulatorUser">Whom the emulator runs as.</param>
/// <param name="StorageGroup">The name that the group 36 gets where there is none.</param>
/// <param name="HasModularDaemons">Whether libvirt comes as one daemon per task unless it is told otherwise (since Enterprise Linux 9).</param>
internal sealed record VirtualizationPlatform(
    IReadOnlyList<string> Packages,
    IReadOnlyDictionary<StorageClient, string> Clients,
    string EmulatorUser,
    string StorageGroup,
    bool HasModularDaemons)
{
    // On Debian `kvm` has another number and owns /dev/kvm: it stays as it is, and 36 gets a name of its own.
    private static readonly VirtualizationPlatform Debian = new(
        ["libvirt-daemon-system", "libvirt-clients", "qemu-system-x86", "qemu-utils"],
        new Dictionary<StorageClient, string> { [StorageClient.Nfs] = "nfs-common", [StorageClient.Glusterfs] = "glusterfs-client", [StorageClient.Iscsi] = "open-iscsi" },
        "libvirt-qemu",
        "vdsm",
        HasModularDaemons: false);

    private static readonly VirtualizationPlatform EnterpriseLinux = new(
        ["libvirt-daemon", "libvirt-daemon-driver-qemu", "libvirt-daemon-driver-network", "libvirt-daemon-driver-nwfilter", "libvirt-daemon-driver-nodedev", "libvirt-daemon-driver-storage-core", "libvirt-daemon-driver-secret", "libvirt-client", "qemu-kvm", "qemu-img"],
        new Dictionary<StorageClient, string> { [StorageClient.Nfs] = "nfs-utils", [StorageClient.Glusterfs] = "glusterfs-fuse", [StorageClient.Iscsi] = "iscsi-initiator-utils" },
        "qemu",
        "kvm",
        HasModularDaemons: true);

    public static VirtualizationPlatform For(OperatingSystemFacts system) => system.IsLike("rhel") || system.IsLike("fedora") ? EnterpriseLinux : Debian;

    /// <summary>All packages that a node of this site needs.</summary>
    public IReadOnlyList<string> PackagesFor(Site site) => [.. Packages, .. site.Get(VirtualizationQuestions.StorageClients).Order().Select(client => Clients[client])];
}
