using System.Text.Json.Nodes;

namespace Appliance.Planning.Undo;

/// <summary>
/// How to undo one change, written to the journal before the change is made. It stands alone: no answers, no plan and
/// no templates are needed to carry it out.
/// </summary>
/// <param name="Kind">Which <see cref="IUndoAction"/> understands the data.</param>
/// <param name="Data">Paths, names, earlier states. Never a secret.</param>
public sealed record UndoRecord(string Kind, JsonObject Data);
