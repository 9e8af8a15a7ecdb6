namespace Appliance.Cli.Flows;

/// <summary>How a run is spoken of.</summary>
/// <param name="Command">What goes on with it.</param>
/// <param name="Undo">What undoes it.</param>
/// <param name="Log">The stem of its log's name.</param>
/// <param name="IsPrelude">Whether it only leads up to another run, and its beginning and end are for the log.</param>
internal sealed record RunWords(string Command, string Undo, string Log, bool IsPrelude = false);
