using System.Text.Json.Nodes;
using Appliance.Machines.Commands;
using Appliance.Machines.Files;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Iptables;

/// <summary>Takes our chain away, or loads the one that was there before from its file. Other chains are not touched.</summary>
internal sealed class IptablesUndo : IUndoAction
{
    private const string ActionKind = "iptables";

    public string Kind => ActionKind;

    public static UndoRecord Loaded(IptablesFamily family, bool replaced) =>
        new(ActionKind, new JsonObject { ["program"] = family.Program, ["replaced"] = replaced });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var family = IptablesFamily.All.First(family => family.Program == data.Text("program"));
        if (data.Flag("replaced"))
        {
            // The file gets its old content only after this.
            context.AtEnd(family.Program, token => LoadAsync(context, family, token));
            return;
        }

        var now = await IptablesChain.ReadAsync(context.Machine, family, cancellationToken);
        if (now.IsReached)
        {
            await RunAsync(context, family.Program, ["-w", "-D", "INPUT", "-j", IptablesFamily.Chain], cancellationToken);
        }

        if (now.Rules is not null)
        {
            await RunAsync(context, family.Program, ["-w", "-F", IptablesFamily.Chain], cancellationToken);
            await RunAsync(context, family.Program, ["-w", "-X", IptablesFamily.Chain], cancellationToken);
        }
    }

    private static async Task LoadAsync(UndoContext context, IptablesFamily family, CancellationToken cancellationToken)
    {
        if (context.Machine.Files.Exists(family.Rules))
        {
            await RunAsync(context, $"{family.Program}-restore", ["-w", "--noflush", context.Machine.Files.Locate(family.Rules)], cancellationToken);
        }
    }

    private static async Task RunAsync(UndoContext context, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await context.Machine.Commands.RunAsync(new Command(program, arguments), cancellationToken)).OrThrow();
}
