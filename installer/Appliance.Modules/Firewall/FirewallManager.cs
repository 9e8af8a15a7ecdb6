namespace Appliance.Modules.Firewall;

public enum FirewallManager
{
    Auto,
    Nftables,
    Firewalld,
    Iptables,
    None,
}
