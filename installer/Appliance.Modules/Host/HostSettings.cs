using Appliance.Modules.Network;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Host;

/// <summary>What the answers say about this machine itself.</summary>
/// <param name="Name">What the machine is to be called.</param>
/// <param name="SetsHostName">Whether that becomes the host name.</param>
/// <param name="Hosts">Names for /etc/hosts.</param>
/// <param name="TimeServers">Empty leaves time keeping as it is.</param>
/// <param name="PackagesAtHand">Whether packages may be fetched, or come from a folder.</param>
internal sealed record HostSettings(
    string Name,
    bool SetsHostName,
    IReadOnlyList<HostEntry> Hosts,
    IReadOnlyList<string> TimeServers,
    bool IsTrial,
    bool PackagesAtHand)
{
    public static HostSettings From(Site site) => new(
        MachineName.Of(site),
        site.Get(HostQuestions.SetHostName),
        site.Get(NetworkQuestions.Hosts),
        site.Get(HostQuestions.TimeServers),
        site.Mode.IsTrial,
        !site.Mode.Offline || site.Mode.PackageSource is not null);
}
