namespace Appliance.Cli.Flows;

/// <summary>How a run is asked to end, by signals or by keys on a screen.</summary>
/// <param name="Stop">Stop between two steps.</param>
/// <param name="Abort">Stop at once.</param>
internal readonly record struct StopTokens(CancellationToken Stop, CancellationToken Abort);
