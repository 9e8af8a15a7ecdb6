using System.Text.Json.Nodes;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Nftables;

/// <summary>Takes our table away, or loads the one that was there before from its file. Other tables are not touched.</summary>
internal sealed class NftablesUndo : IUndoAction
{
    private const string ActionKind = "nftables";

    public string Kind => ActionKind;

    public static UndoRecord Loaded(bool replaced) => new(ActionKind, new JsonObject { ["replaced"] = replaced });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var commands = context.Machine.Commands;
        if (data.Flag("replaced"))
        {
            // The file gets its old content only after this.
            context.AtEnd("nftables", LoadAsync);
        }
        else if (await NftablesTable.ReadAsync(context.Machine, cancellationToken) is not null)
        {
            (await commands.RunAsync(Command.Of("nft", "delete", "table", "inet", "appliance"), cancellationToken)).OrThrow();
        }

        async Task LoadAsync(CancellationToken token)
        {
            if (context.Machine.Files.Exists(FirewallPaths.NftablesRules))
            {
                (await commands.RunAsync(Command.Of("nft", "-f", context.Machine.Files.Locate(FirewallPaths.NftablesRules)), token)).OrThrow();
            }
        }
    }
}
