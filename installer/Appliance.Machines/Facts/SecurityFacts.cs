namespace Appliance.Machines.Facts;

/// <param name="SeLinux"><c>enforcing</c>, <c>permissive</c>, <c>disabled</c>, or null when the kernel has none.</param>
/// <param name="AppArmor">Whether AppArmor is on.</param>
/// <param name="ActiveFirewalls">Of nftables, firewalld, iptables, ufw: those whose service is active.</param>
/// <param name="InstalledFirewalls">Of the same: those that are installed.</param>
/// <param name="SshPorts">Ports the SSH server listens on, or is configured for; 22 when nothing is known.</param>
public sealed record SecurityFacts(
    string? SeLinux,
    bool AppArmor,
    IReadOnlyList<string> ActiveFirewalls,
    IReadOnlyList<string> InstalledFirewalls,
    IReadOnlyList<int> SshPorts);
