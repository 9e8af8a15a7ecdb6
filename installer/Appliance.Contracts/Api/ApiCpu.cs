namespace Appliance.Contracts.Api;

/// <summary>Processors; counts are strings, as in oVirt's JSON.</summary>
public sealed record ApiCpu(string Name, ApiCpuTopology Topology);
