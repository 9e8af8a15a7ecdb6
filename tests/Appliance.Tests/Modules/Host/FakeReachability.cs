using Appliance.Modules.Host.Ports;

namespace Appliance.Tests.Modules.Host;

/// <summary>Everything can be reached but the hosts named.</summary>
internal sealed class FakeReachability(params IReadOnlyList<string> deadHosts) : IReachability
{
    public List<Uri> Asked { get; } = [];

    public Task<string?> ProblemAsync(Uri place, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(place);
        }

        return Task.FromResult(deadHosts.Contains(place.Host) ? "no answer within 3 s" : null);
    }
}
