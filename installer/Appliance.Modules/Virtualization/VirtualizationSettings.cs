using Appliance.Planning.Modules;

namespace Appliance.Modules.Virtualization;

/// <summary>What the answers and the machine say about running virtual machines here.</summary>
/// <param name="Packages">What must be installed, in the distribution's names.</param>
/// <param name="Container">What kind of container this is, whose kernel is not ours to set; null on a machine of its own.</param>
/// <param name="Offline">Whether no package can be had.</param>
internal sealed record VirtualizationSettings(VirtualizationPlatform Platform, IReadOnlyList<string> Packages, string? Container, bool Offline)
{
    public static VirtualizationSettings From(SiteContext context)
    {
        var platform = VirtualizationPlatform.For(context.Facts.OperatingSystem);
        return new VirtualizationSettings(
            platform,
            platform.PackagesFor(context.Site),
            context.Facts.Hardware.Container,
            context.Site.Mode is { Offline: true, PackageSource: null });
    }
}
