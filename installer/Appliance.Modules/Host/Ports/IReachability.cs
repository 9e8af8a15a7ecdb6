namespace Appliance.Modules.Host.Ports;

/// <summary>Whether something can be fetched from a place.</summary>
public interface IReachability
{
    /// <returns>Why it cannot be reached; null when it can.</returns>
    Task<string?> ProblemAsync(Uri place, CancellationToken cancellationToken);
}
