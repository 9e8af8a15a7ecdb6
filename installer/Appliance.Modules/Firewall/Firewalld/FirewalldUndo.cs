using System.Text.Json.Nodes;
using Appliance.Machines;
using Appliance.Machines.Commands;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Firewall.Firewalld;

/// <summary>Gives a zone back our part of it as it was, which at first is none.</summary>
internal sealed class FirewalldUndo : IUndoAction
{
    private const string ActionKind = "firewalld";

    public string Kind => ActionKind;

    public static UndoRecord Changed(FirewalldZone before) => new(ActionKind, new JsonObject
    {
        ["zone"] = before.Name,
        ["services"] = UndoData.Array(before.Services),
        ["richRules"] = UndoData.Array(before.RichRules),
    });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var machine = context.Machine;
        if (machine.Commands.Find("firewall-offline-cmd") is null)
        {
            return;
        }

        var before = new FirewalldZone(data.Text("zone"), data.Texts("services"), data.Texts("richRules"));
        await SetAsync(machine, await FirewalldTool.PermanentAsync(machine, cancellationToken), before, cancellationToken);
        // The service files get their old content, or go, only after this.
        context.AtEnd("firewalld", async token =>
        {
            if (await FirewalldTool.IsRunningAsync(machine, token))
            {
                (await machine.Commands.RunAsync(Command.Of("firewall-cmd", "--reload"), token)).OrThrow();
            }
        });
    }

    /// <summary>Makes our part of the zone on disk this one.</summary>
    public static async Task SetAsync(IMachine machine, FirewalldTool tool, FirewalldZone wanted, CancellationToken cancellationToken)
    {
        var now = await FirewalldZone.ReadAsync(machine, tool, wanted.Name, cancellationToken);
        var changes = wanted.Parts.Except(now.Parts).Select(part => "--add-" + part).Concat(now.Parts.Except(wanted.Parts).Select(tool.Removing));
        // One option may be given many times, but not together with another.
        foreach (var options in changes.GroupBy(change => change.Split('=')[0]))
        {
            (await machine.Commands.RunAsync(tool.Of(["--zone=" + wanted.Name, .. options]), cancellationToken)).OrThrow();
        }
    }
}
