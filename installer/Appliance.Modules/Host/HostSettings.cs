using Appliance.Modules.Engine;
using Appliance.Modules.Network;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host;

/// <summary>What the answers say about this machine itself.</summary>
/// <param name="SetsHostName">Whether the FQDN becomes the host name.</param>
/// <param name="Hosts">Names for /etc/hosts.</param>
/// <param name="TimeServers">Empty leaves time keeping as it is.</param>
/// <param name="PackagesAtHand">Whether packages may be fetched, or come from a folder.</param>
internal sealed record HostSettings(
    string Fqdn,
    bool SetsHostName,
    IReadOnlyList<HostEntry> Hosts,
    IReadOnlyList<string> TimeServers,
    bool IsTrial,
    bool PackagesAtHand)
{
    public static HostSettings From(Site site) => new(
        site.Get(EngineQuestions.Fqdn),
        site.Get(HostQuestions.SetHostName),
        site.Get(NetworkQuestions.Hosts),
        site.Get(HostQuestions.TimeServers),
        site.Mode.IsTrial,
        !site.Mode.Offline || site.Mode.PackageSource is not null);
}
