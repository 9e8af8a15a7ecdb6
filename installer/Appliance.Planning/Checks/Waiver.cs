namespace Appliance.Planning.Checks;

/// <summary>A person's decision to go on in spite of a failed check.</summary>
/// <param name="Until">Last day it counts; null for always.</param>
public sealed record Waiver(string Id, string Reason, DateOnly? Until);
