using System.Text.Json.Nodes;

namespace Appliance.Planning.Undo;

/// <summary>Removes a system user that was made.</summary>
public sealed class AccountUndo : IUndoAction
{
    private const string ActionKind = "account";

    public string Kind => ActionKind;

    public static UndoRecord Made(string user) => new(ActionKind, new JsonObject { ["user"] = user });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var user = data.Text("user");
        if (context.Machine.Accounts.HasUser(user))
        {
            await context.Machine.Accounts.RemoveUserAsync(user, cancellationToken);
        }
    }
}
