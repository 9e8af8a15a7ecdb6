using Appliance.Planning.Checks;

namespace Appliance.Modules.Virtualization.Checks;

internal sealed class StorageAccountCheck() : Check(
    "storage-account",
    "The numbers of shared storage are free",
    "What lies on shared storage belongs to the user and group 36:36 (oVirt's vdsm:kvm), whatever their names on a machine. The user 36 must be vdsm or free, the group 36 kvm, vdsm or free. No account that is there is given another number.")
{
    public override bool Waivable => false;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Read(context.Machine.Files);
        return Task.FromResult(account.Conflict(VirtualizationPlatform.For(context.Facts.OperatingSystem).StorageGroup) is { } conflict
            ? CheckFinding.Failed(conflict.Seen, conflict.Remedy)
            : CheckFinding.Passed(account.VdsmIds is null ? $"{StorageAccount.Ids} is free." : $"{StorageAccount.User} is {StorageAccount.Ids}."));
    }
}
