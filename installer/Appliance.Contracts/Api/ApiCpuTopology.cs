namespace Appliance.Contracts.Api;

/// <summary>How many threads there are in all; the engine is told no sockets and cores.</summary>
public sealed record ApiCpuTopology(string Threads);
