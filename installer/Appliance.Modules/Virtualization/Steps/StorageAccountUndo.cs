using System.Text.Json.Nodes;
using Appliance.Machines.Commands;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Virtualization.Steps;

/// <summary>Takes away the user, the group and the membership that were made. Their files on shared storage stay.</summary>
internal sealed class StorageAccountUndo : IUndoAction
{
    private const string ActionKind = "storage-account";

    public string Kind => ActionKind;

    /// <param name="group">The group that was made; null when it was there.</param>
    /// <param name="member">Who was let into the group 36; null when it was in it.</param>
    public static UndoRecord Made(string? group, bool user, string? member) =>
        new(ActionKind, new JsonObject { ["group"] = group, ["user"] = user, ["member"] = member });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var now = StorageAccount.Read(context.Machine.Files);
        if (data["member"] is not null && now.GroupOf36 is { } of36 && now.Members.Contains(data.Text("member")))
        {
            await RunAsync("gpasswd", "--delete", data.Text("member"), of36);
        }

        if (data.Flag("user") && now.VdsmIds == StorageAccount.Ids)
        {
            await RunAsync("userdel", StorageAccount.User);
        }

        // userdel(8) takes a group of the user's name along.
        if (data["group"] is not null && StorageAccount.Read(context.Machine.Files).GroupOf36 == data.Text("group"))
        {
            await RunAsync("groupdel", data.Text("group"));
        }

        async Task RunAsync(string program, params string[] arguments) =>
            (await context.Machine.Commands.RunAsync(Command.Of(program, arguments), cancellationToken)).OrThrow();
    }
}
