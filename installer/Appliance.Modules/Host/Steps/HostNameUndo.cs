using System.Text.Json.Nodes;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Host.Steps;

/// <summary>Gives the running system its earlier name back.</summary>
internal sealed class HostNameUndo : IUndoAction
{
    private const string ActionKind = "hostname";

    public string Kind => ActionKind;

    public static UndoRecord Was(string name) => new(ActionKind, new JsonObject { ["name"] = name });

    public async Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken)
    {
        var name = data.Text("name");
        if (name.Length > 0 && KernelHostName.Read(context.Machine.Files) != name)
        {
            await KernelHostName.SetAsync(context.Machine.Commands, name, cancellationToken);
        }
    }
}
