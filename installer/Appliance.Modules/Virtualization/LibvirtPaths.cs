using Appliance.Nodes;

namespace Appliance.Modules.Virtualization;

/// <summary>libvirt's files and units.</summary>
internal static class LibvirtPaths
{
    /// <summary>Settings of the daemon; the administrator's own stand beside ours.</summary>
    public const string Daemon = "/etc/libvirt/libvirtd.conf";

    /// <summary>Settings of the emulator's driver.</summary>
    public const string Emulator = "/etc/libvirt/qemu.conf";

    public const string Service = "libvirtd.service";

    /// <summary>Listens on <see cref="LibvirtPorts.Tls"/>.</summary>
    public const string TlsSocket = "libvirtd-tls.socket";

    /// <summary>Listens on <see cref="LibvirtPorts.Plain"/>.</summary>
    public const string PlainSocket = "libvirtd-tcp.socket";

    public const string DropInFolder = $"/etc/systemd/system/{Service}.d";
    public const string DropIn = DropInFolder + "/appliance.conf";

    public const string PresetFolder = "/etc/systemd/system-preset";
    public const string Preset = PresetFolder + "/88-appliance-libvirt.preset";

    /// <summary>Folders of <see cref="Certificates"/>, parents first.</summary>
    public static IReadOnlyList<string> CertificateFolders { get; } = ["/etc/pki/CA", "/etc/pki/libvirt", "/etc/pki/libvirt/private"];

    /// <summary>
    /// Where libvirt looks for certificates, as a server and as the client of another node, and what of the node's lies there
    /// (libvirt's tlscerts page). A revocation list that is not there yet is passed over.
    /// </summary>
    public static IReadOnlyList<(string Name, string Path, string Target)> Certificates { get; } =
    [
        ("ca", "/etc/pki/CA/cacert.pem", NodePaths.Ca),
        ("revocations", "/etc/pki/CA/cacrl.pem", NodePaths.RevocationList),
        ("server-certificate", "/etc/pki/libvirt/servercert.pem", NodePaths.Certificate),
        ("server-key", "/etc/pki/libvirt/private/serverkey.pem", NodePaths.Key),
        ("client-certificate", "/etc/pki/libvirt/clientcert.pem", NodePaths.Certificate),
        ("client-key", "/etc/pki/libvirt/private/clientkey.pem", NodePaths.Key),
    ];
}
