namespace Appliance.Planning.Sites;

/// <summary>What defaults may read of the machine. Each is null or empty when it is not known.</summary>
public interface IDefaultFacts
{
    /// <summary>The machine's full host name.</summary>
    string? Fqdn { get; }

    /// <summary>The NIC or bond with the default route, also where a bridge on it has the address.</summary>
    string? DefaultInterface { get; }

    /// <summary>That interface's first global address with its prefix length: <c>10.0.200.93/24</c>.</summary>
    string? DefaultAddress { get; }

    /// <summary>Whether that address is leased, not configured.</summary>
    bool DefaultAddressIsDynamic => false;

    /// <summary>The tag that interface is used with; null for untagged.</summary>
    int? DefaultVlan => null;

    /// <summary>The default route's gateway.</summary>
    string? Gateway { get; }

    /// <summary>The firewall managers that are running: <c>nftables</c>, <c>firewalld</c>.</summary>
    IReadOnlyList<string> ActiveFirewalls { get; }

    /// <summary>The addresses of the name servers in use.</summary>
    IReadOnlyList<string> NameServers { get; }
}
