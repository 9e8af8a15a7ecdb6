using System.Text.Json.Nodes;

namespace Appliance.Planning.Undo;

/// <summary>Undoes one kind of change. Idempotent: a change that was never made, or is undone already, is no error.</summary>
public interface IUndoAction
{
    string Kind { get; }

    Task UndoAsync(UndoContext context, JsonObject data, CancellationToken cancellationToken);
}
