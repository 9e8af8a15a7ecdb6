using System.Net;

namespace Appliance.Modules.Network.Change;

/// <summary>Whether the engine answers.</summary>
internal interface IEngineReach
{
    /// <returns>Why it cannot be reached; null when it can.</returns>
    Task<string?> ProblemAsync(DnsEndPoint engine, CancellationToken cancellationToken);
}
