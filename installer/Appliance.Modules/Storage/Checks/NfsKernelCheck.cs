using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Storage.Checks;

/// <summary>Only the kernel can serve NFS; a program alone cannot.</summary>
internal sealed class NfsKernelCheck() : Check(
    "nfs-kernel",
    "The kernel can serve NFS",
    "Storage domains that this machine exports need the kernel's NFS server (the module nfsd). Without it the exports are written all the same, and are served as soon as the machine runs a kernel that can.")
{
    public override bool AppliesTo(Site site) => !site.Mode.IsTrial && StorageSettings.ExportsOf(site).Count > 0;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var container = context.Facts.Hardware.Container;
        return Task.FromResult(NfsKernel.CanServe(context.Machine.Files, context.Facts)
            ? CheckFinding.Passed("The kernel has an NFS server.")
            : CheckFinding.Warning(
                container is null ? "This kernel has no NFS server (nfsd). The exports are written, but not served." : $"This is a container ({container}), and its host's kernel offers it no NFS server (nfsd). The exports are written, but not served.",
                container is null ? "Install a kernel that has the module nfsd, and run setup again; or give the domains the address of another NFS server." : "Give the domains the address of another NFS server, or set up the engine on a machine of its own."));
    }
}
