namespace Appliance.Modules.Firewall;

/// <summary>Where the firewall's files lie.</summary>
internal static class FirewallPaths
{
    public const string NftablesRules = "/etc/appliance/firewall.nft";
    public const string IptablesRules = "/etc/appliance/iptables.rules";
    public const string Ip6tablesRules = "/etc/appliance/ip6tables.rules";

    /// <summary>Loads the rules at boot.</summary>
    public const string Unit = "appliance-firewall.service";

    public const string UnitFile = "/etc/systemd/system/" + Unit;

    public const string Firewalld = "/etc/firewalld";
    public const string FirewalldServices = Firewalld + "/services";
}
