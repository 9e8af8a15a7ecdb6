using Appliance.Planning.Modules;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Storage;

/// <summary>What the answers say about storage on this machine.</summary>
/// <param name="Exports">NFS domains that this machine exports itself.</param>
/// <param name="CanServe">Whether the kernel can serve NFS here.</param>
/// <param name="Offline">Whether no package can be had.</param>
internal sealed record StorageSettings(IReadOnlyList<StorageDomain> Exports, bool CanServe, bool IsTrial, bool Offline)
{
    public const string ExportsFolder = "/etc/exports.d";
    public const string ExportsFile = ExportsFolder + "/appliance.exports";

    /// <summary>The user vdsm and the group kvm, who own what is in storage domains. They need not exist here.</summary>
    public const int Owner = 36;

    public static StorageSettings From(SiteContext context) => new(
        ExportsOf(context.Site),
        NfsKernel.CanServe(context.Machine.Files, context.Facts),
        context.Site.Mode.IsTrial,
        context.Site.Mode is { Offline: true, PackageSource: null });

    public static IReadOnlyList<StorageDomain> ExportsOf(Site site) =>
        [.. site.Get(StorageQuestions.Domains).Where(domain => domain is { Type: StorageType.Nfs, Address: null })];
}
