using Appliance.Modules.Host.Checks;
using Appliance.Modules.Host.Ports;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host;

/// <summary>Whether this machine is fit, in the order a person would look.</summary>
internal static class HostChecks
{
    public static IReadOnlyList<ICheck> Engine(INameResolver resolver, IDiskSpace disks, IReachability reachability) =>
    [
        new UnfinishedRunCheck(),
        new RootCheck(),
        new ArchitectureCheck(),
        new OperatingSystemCheck(),
        new InitSystemCheck(),
        new CpuCheck(),
        new MemoryCheck(),
        new DiskSpaceCheck(disks),
        new VirtualizationCheck(),
        new SeLinuxCheck(),
        new AppArmorCheck(),
        new ClockCheck(),
        new HostNameLengthCheck(),
        new FqdnForwardCheck(resolver),
        new FqdnLocalCheck(resolver),
        new FqdnReverseCheck(resolver),
        new PortsCheck(),
        new OvirtCheck(),
        new PackageSourceCheck(reachability),
        new OfflinePackagesCheck(),
    ];

    /// <summary>What a node's processor and memory must be is asked by the area of virtualization.</summary>
    public static IReadOnlyList<ICheck> Node(IDiskSpace disks, IReachability reachability) =>
    [
        new UnfinishedRunCheck(),
        new RootCheck(),
        new ArchitectureCheck(),
        new OperatingSystemCheck(),
        new InitSystemCheck(),
        new DiskSpaceCheck(disks),
        new SeLinuxCheck(),
        new AppArmorCheck(),
        new ClockCheck(),
        new HostNameLengthCheck(),
        new NodeNameCheck(),
        new PackageSourceCheck(reachability),
        new OfflinePackagesCheck(),
    ];
}
