using Appliance.Machines.Commands;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Makes the owner of shared storage, and lets the emulator into its group. No group is given another number.</summary>
/// <param name="groupName">What the group 36 is called where there is none.</param>
/// <param name="emulator">Whom the emulator runs as; its package makes that user.</param>
internal sealed class StorageAccountStep(string id, string title, string groupName, string emulator) : Step(id, title)
{
    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Read(context.Machine.Files);
        if (account.Conflict(groupName) is { } conflict)
        {
            throw new StepFailedException(conflict.Seen, conflict.Remedy);
        }

        var group = account.GroupOf36 ?? groupName;
        List<string> diff =
        [
            .. account.GroupOf36 is null ? [$"+group {group} (36)"] : Array.Empty<string>(),
            .. account.VdsmIds is null ? [$"+user {StorageAccount.User} ({StorageAccount.Ids}, no login)"] : Array.Empty<string>(),
            .. account.Members.Contains(emulator) ? [] : new[] { $"+{emulator} in the group {group}" },
        ];
        return Task.FromResult(diff.Count == 0 ? Inspection.Unchanged : Inspection.Of(ChangeKind.Account, $"Add the owner of shared storage, {StorageAccount.Ids}", diff));
    }

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Read(context.Machine.Files);
        return Task.FromResult<IReadOnlyList<UndoRecord>>(
            [StorageAccountUndo.Made(account.GroupOf36 is null ? groupName : null, account.VdsmIds is null, account.Members.Contains(emulator) ? null : emulator)]);
    }

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Read(context.Machine.Files);
        var group = account.GroupOf36 ?? groupName;
        if (account.GroupOf36 is null)
        {
            await RunAsync("groupadd", "--system", "--gid", StorageAccount.Id, group);
        }

        if (account.VdsmIds is null)
        {
            await RunAsync(
                "useradd", "--system", "--uid", StorageAccount.Id, "--gid", StorageAccount.Id, "--no-create-home", "--home-dir", StorageAccount.Home,
                "--shell", "/usr/sbin/nologin", "--comment", "Owner of shared storage", StorageAccount.User);
        }

        if (!account.Members.Contains(emulator))
        {
            await RunAsync("gpasswd", "--add", emulator, group);
        }

        async Task RunAsync(string program, params string[] arguments)
        {
            try
            {
                (await context.Machine.Commands.RunAsync(Command.Of(program, arguments), cancellationToken)).OrThrow();
            }
            catch (CommandFailedException e)
            {
                throw new StepFailedException(
                    $"The owner of shared storage could not be made. {e.Message}",
                    "Look whether another program holds /etc/passwd or /etc/group, or a directory service has these names; then run the set-up again.",
                    e);
            }
        }
    }
}
