namespace Appliance.Planning.Runs;

/// <summary>The shipped times.</summary>
/// <param name="Source">Where they were measured.</param>
/// <param name="Seconds">By id of step.</param>
internal sealed record UsualTimesFile(string Source, IReadOnlyDictionary<string, double> Seconds);
