namespace Appliance.Modules.Virtualization;

/// <summary>TCP ports of virtualization, as oVirt's nodes have them.</summary>
internal static class LibvirtPorts
{
    /// <summary>libvirt over TLS.</summary>
    public const int Tls = 16514;

    /// <summary>libvirt without TLS, which must never be open.</summary>
    public const int Plain = 16509;

    public const int FirstConsole = 5900;
    public const int LastConsole = 6923;

    public const int FirstMigration = 49152;
    public const int LastMigration = 49215;
}
