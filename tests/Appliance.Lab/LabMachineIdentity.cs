using System.Text;

namespace Appliance.Lab;

/// <summary>What tells one installed server from another: names, host keys, network cards, package sources.</summary>
internal static class LabMachineIdentity
{
    public static async Task WriteAsync(string root, LabMachineOptions options, CancellationToken cancellationToken)
    {
        var names = options.HostName.Contains('.', StringComparison.Ordinal)
            ? $"{options.HostName} {options.HostName.Split('.')[0]}"
            : options.HostName;
        // An empty id means a first boot, which enables every installed unit.
        await WriteAsync("etc/machine-id", Guid.NewGuid().ToString("N"));
        await WriteAsync("etc/hostname", options.HostName);
        await WriteAsync("etc/hosts", $"127.0.0.1 localhost\n127.0.1.1 {names}\n::1 localhost ip6-localhost ip6-loopback");
        foreach (var nic in options.Nics.Where(nic => nic.Address is not null))
            await WriteAsync($"etc/systemd/network/10-{nic.Name}.network",
                $"[Match]\nName={nic.Name}\n\n[Network]\nAddress={nic.Address}\nLinkLocalAddressing=no\nIPv6AcceptRA=no");
        if (options.Repository is not null)
            await WriteAsync("etc/apt/sources.list", LabRepository.Source);
        await HostCommand.ReadAsync(cancellationToken,
            "chroot", root, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/etc/ssh/ssh_host_ed25519_key");

        Task WriteAsync(string path, string text) =>
            File.WriteAllTextAsync(Path.Combine(root, path), text + "\n", new UTF8Encoding(false), cancellationToken);
    }
}
