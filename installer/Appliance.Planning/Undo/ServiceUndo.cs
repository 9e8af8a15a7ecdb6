using System.Text.Json.Nodes;
using Appliance.Machines.Services;

namespace Appliance.Planning.Undo;

/// <summary>Brings a unit back to enabled or not and running or not; one that was running gets its old files by a restart.</summary>
public sealed class ServiceUndo : IUndoAction
{
    private const string ActionKind = "service";

    public string Kind => ActionKind;

    public static UndoRecord Capture(string unit, ServiceState state) =>
        new(ActionKind, new JsonObject { ["unit"] = unit, ["enabled"] = state.Enabled, ["active"] = state.Active });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var unit = data.Text("unit");
        var services = context.Machine.Services;
        var state = await services.StateAsync(unit, cancellationToken);
        if (state.Known && state.Active && !data.Flag("active"))
        {
            await services.StopAsync(unit, cancellationToken);
        }

        if (state.Known && state.Enabled && !data.Flag("enabled"))
        {
            await services.DisableAsync(unit, cancellationToken);
        }

        // The unit's files are put back only after this, by the undoing of earlier steps.
        context.AtEnd("reload-units", services.ReloadUnitsAsync);
        if (data.Flag("active"))
        {
            context.AtEnd("restart:" + unit, async token =>
            {
                if ((await services.StateAsync(unit, token)).Known)
                {
                    await services.RestartAsync(unit, token);
                }
            });
        }
    }
}
