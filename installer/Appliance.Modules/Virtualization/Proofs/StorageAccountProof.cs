using Appliance.Planning.Modules;
using Appliance.Planning.Proofs;

namespace Appliance.Modules.Virtualization.Proofs;

/// <summary>Shared storage has its owner here, and the emulator may use what belongs to it.</summary>
internal sealed class StorageAccountProof : IProof
{
    public string Id => "storage-account";

    public string Title => "The owner of shared storage is 36:36";

    public Task<ProofResult> RunAsync(SiteContext context, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Read(context.Machine.Files);
        var emulator = VirtualizationPlatform.For(context.Facts.OperatingSystem).EmulatorUser;
        return Task.FromResult(account switch
        {
            { VdsmIds: not StorageAccount.Ids } => ProofResult.Fails($"The user {StorageAccount.User} has the numbers {account.VdsmIds ?? "of nobody: there is none"}.", "Run the set-up again."),
            _ when !account.Members.Contains(emulator) => ProofResult.Fails($"{emulator} is not in the group {account.GroupOf36}.", "Run the set-up again."),
            _ => ProofResult.Holds($"{StorageAccount.User} is {StorageAccount.Ids}, and {emulator} is in its group {account.GroupOf36}."),
        });
    }
}
