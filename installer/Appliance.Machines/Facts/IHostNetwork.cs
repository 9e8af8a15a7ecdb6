namespace Appliance.Machines.Facts;

/// <summary>What only the system's libraries know of the network: no file tells it.</summary>
internal interface IHostNetwork
{
    /// <summary>Addresses by interface name.</summary>
    ILookup<string, InterfaceAddressFacts> Addresses();

    /// <summary>The canonical name the resolver has for a host name; null when it has none or does not answer in time.</summary>
    Task<string?> CanonicalNameAsync(string hostName, CancellationToken cancellationToken);
}
