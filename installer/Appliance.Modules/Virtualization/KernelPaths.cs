namespace Appliance.Modules.Virtualization;

/// <summary>Where the kernel is told what a node needs of it.</summary>
internal static class KernelPaths
{
    public const string Settings = "/etc/sysctl.d/90-appliance-node.conf";
    public const string Modules = "/etc/modules-load.d/appliance-node.conf";
    public const string ModuleOptions = "/etc/modprobe.d/appliance-node.conf";
}
