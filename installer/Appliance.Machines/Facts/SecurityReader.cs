namespace Appliance.Machines.Facts;

/// <summary>What guards the machine: SELinux, AppArmor, firewalls, and by which door SSH comes in.</summary>
internal static class SecurityReader
{
    public static async Task<SecurityFacts> ReadAsync(
        FactFiles files, FactCommands commands, Task<IReadOnlyList<ListenerFacts>> listeners, CancellationToken cancellationToken)
    {
        var firewalls = FirewallReader.ReadAsync(files, commands, cancellationToken);
        var sshPorts = SshPortReader.ReadAsync(files, commands, listeners, cancellationToken);
        var (active, installed) = await firewalls;
        return new SecurityFacts(
            SeLinux(files),
            files.Text("/sys/module/apparmor/parameters/enabled")?.Trim() == "Y",
            active,
            installed,
            await sshPorts);
    }

    private static string? SeLinux(FactFiles files) => files.Text("/sys/fs/selinux/enforce")?.Trim() switch
    {
        "1" => "enforcing",
        "0" => "permissive",
        // The file system is mounted only while SELinux is on.
        _ => files.Exists("/etc/selinux/config") ? "disabled" : null,
    };
}
