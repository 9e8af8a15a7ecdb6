namespace Appliance.Machines.Services;

/// <summary>A service did not become what was asked of it.</summary>
public sealed class ServiceFailedException(string unit, string what, IReadOnlyList<string> log)
    : Exception($"{unit} {what}." + (log.Count == 0 ? "" : " It logged last:\n" + string.Join('\n', log.Select(l => "  " + l))));
