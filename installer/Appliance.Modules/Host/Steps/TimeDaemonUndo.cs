using System.Text.Json.Nodes;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Host.Steps;

/// <summary>Installs the time daemons again that chrony pushed out.</summary>
internal sealed class TimeDaemonUndo : IUndoAction
{
    private const string ActionKind = "time-daemon";

    public string Kind => ActionKind;

    public static UndoRecord Replaced(IReadOnlyList<string> packages) => new(ActionKind, new JsonObject { ["packages"] = UndoData.Array(packages) });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var names = data.Texts("packages");
        var installed = await context.Machine.Packages.InstalledAsync(names, cancellationToken);
        var missing = names.Where(name => !installed.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            await context.Machine.Packages.InstallAsync(missing, cancellationToken, context.Say);
        }
    }
}
