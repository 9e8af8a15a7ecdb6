using System.Net;

namespace Appliance.Machines.Facts;

/// <summary>A TCP port somebody listens on.</summary>
/// <param name="Process">Name of the listening program; null when it cannot be seen.</param>
public sealed record ListenerFacts(IPAddress Address, int Port, string? Process, int? ProcessId);
