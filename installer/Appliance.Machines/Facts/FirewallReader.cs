namespace Appliance.Machines.Facts;

/// <summary>Which firewalls are installed, and which of them are at work.</summary>
internal static class FirewallReader
{
    private static readonly string[] UnitFolders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"];

    // Service units by firewall. Debian's iptables-persistent calls its service netfilter-persistent.
    private static readonly (string Firewall, string Unit)[] Units =
    [
        ("nftables", "nftables.service"),
        ("firewalld", "firewalld.service"),
        ("iptables", "iptables.service"),
        ("iptables", "netfilter-persistent.service"),
        ("ufw", "ufw.service"),
    ];

    public static async Task<(IReadOnlyList<string> Active, IReadOnlyList<string> Installed)> ReadAsync(
        FactFiles files, FactCommands commands, CancellationToken cancellationToken)
    {
        var rules = commands.OutputAsync(cancellationToken, "nft", "--json", "list", "chains");
        var states = await commands.AskAsync(cancellationToken, "systemctl", ["is-active", .. Units.Select(unit => unit.Unit)]);
        var active = ActiveServices(states?.Output ?? "")
            // ufw's service also runs while ufw is off; its configuration says which.
            .Where(firewall => firewall != "ufw" || files.Lines("/etc/ufw/ufw.conf").Contains("ENABLED=yes", StringComparer.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.Ordinal);
        if (NftablesRuleset.FiltersInput(await rules ?? ""))
        {
            active.Add("nftables");
        }

        return (InOrder(active.Contains), InOrder(firewall => IsInstalled(files, commands, firewall)));
    }

    /// <param name="states">One word for each of the units asked for, as <c>systemctl is-active</c> prints them.</param>
    internal static IEnumerable<string> ActiveServices(string states) =>
        states.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Zip(Units)
            .Where(pair => pair.First is "active" or "reloading")
            .Select(pair => pair.Second.Firewall);

    // The iptables program alone is no firewall: much else brings it along. Its service is.
    private static bool IsInstalled(FactFiles files, FactCommands commands, string firewall) => firewall switch
    {
        "nftables" => commands.Has("nft"),
        "ufw" => commands.Has("ufw"),
        _ => Units.Where(unit => unit.Firewall == firewall).Any(unit => UnitFolders.Any(folder => files.Exists($"{folder}/{unit.Unit}"))),
    };

    private static IReadOnlyList<string> InOrder(Func<string, bool> isOne) =>
        [.. Units.Select(unit => unit.Firewall).Distinct(StringComparer.Ordinal).Where(isOne)];
}
