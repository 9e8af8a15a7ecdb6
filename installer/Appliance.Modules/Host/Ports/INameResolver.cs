using System.Net;

namespace Appliance.Modules.Host.Ports;

/// <summary>Names and addresses as programs on this machine see them: DNS, /etc/hosts and whatever else is configured.</summary>
public interface INameResolver
{
    /// <summary>All addresses of a name; empty when there are none or nobody answers in time.</summary>
    Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancellationToken);

    /// <summary>The name of an address; null when it has none or nobody answers in time.</summary>
    Task<string?> NameAsync(IPAddress address, CancellationToken cancellationToken);
}
