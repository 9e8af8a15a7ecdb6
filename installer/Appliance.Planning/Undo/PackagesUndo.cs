using System.Text.Json.Nodes;

namespace Appliance.Planning.Undo;

/// <summary>Removes the packages that were installed, with their configuration.</summary>
public sealed class PackagesUndo : IUndoAction
{
    private const string ActionKind = "packages";

    public string Kind => ActionKind;

    public static UndoRecord Installed(IEnumerable<string> names) => new(ActionKind, new JsonObject { ["names"] = UndoData.Array(names) });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var packages = context.Machine.Packages;
        await packages.RepairAsync(cancellationToken, context.Say);
        var installed = await packages.AllInstalledAsync(cancellationToken);
        var names = data.Texts("names").Where(installed.Contains).ToList();
        if (names.Count > 0)
        {
            await packages.RemoveAsync(names, cancellationToken);
        }
    }
}
