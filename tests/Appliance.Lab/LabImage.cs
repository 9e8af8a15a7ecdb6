using System.Security.Cryptography;
using System.Text;

namespace Appliance.Lab;

/// <summary>
/// A fresh server's file tree: Debian with systemd and sshd and nothing the appliance installs. Made once and kept;
/// machines use it as the read-only lower layer.
/// </summary>
/// <param name="Key">Changes with everything that goes into the image.</param>
public sealed record LabImage(string Root, string Key)
{
    // No postgresql, chrony or nftables: installing them is the product's job.
    private static readonly string[] Packages =
    [
        "ca-certificates", "dbus", "iproute2", "iputils-ping", "less", "locales", "nano", "openssh-server", "procps",
        "sudo", "systemd", "systemd-sysv", "udev",
    ];

    // $1 is the new tree. At a moment no test chose, timers would take apt's lock, and at midnight copy dpkg's lists.
    private const string Customize = """
        set -eu
        rm -f "$1"/etc/ssh/ssh_host_* "$1"/etc/apt/sources.list.d/* "$1"/etc/resolv.conf
        : > "$1"/etc/apt/sources.list
        : > "$1"/etc/resolv.conf
        : > "$1"/etc/machine-id
        echo 'UseDNS no' > "$1"/etc/ssh/sshd_config.d/lab.conf
        chroot "$1" systemctl --quiet enable systemd-networkd
        chroot "$1" systemctl --quiet mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer systemd-networkd-wait-online.service
        """;

    /// <summary>The image from the cache, built first when it is not there (about 20 seconds).</summary>
    /// <exception cref="LabUnavailableException">It cannot be built here, for example without a way to the package sources.</exception>
    /// <param name="more">Packages that are installed already, for what is not about installing them.</param>
    public static async Task<LabImage> GetAsync(LabFolders folders, IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var sources = await PackageSources.ReadAsync(cancellationToken);
        var packages = string.Join(',', Packages.Concat(more));
        var key = KeyOf(sources.Suite, packages, Customize);
        var root = Path.Combine(folders.Cache, $"image-{key}");
        await CacheFolder.EnsureAsync(root, part => BuildAsync(sources, packages, Customize, part, cancellationToken), cancellationToken);
        return new LabImage(root, key);
    }

    internal static string KeyOf(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..12];

    /// <param name="customize">A shell script that ends the work on the tree, its first argument.</param>
    internal static async Task BuildAsync(PackageSources sources, string packages, string customize, string root, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(sources.Text));
        var built = await HostCommand.RunAsync(
            [
                // A kernel in an image is started without a first file system in memory; making one takes half the time.
                "env", "INITRD=No", "mmdebstrap", "--quiet", "--mode=root", "--variant=apt", $"--include={packages}",
                $"--customize-hook={customize}", sources.Suite, root, "-",
            ],
            input, timeout: TimeSpan.FromMinutes(10), cancellationToken: cancellationToken);
        if (!built.Succeeded)
            throw new LabUnavailableException($"The lab image cannot be built here: {LastLines(built.Error)}");
    }

    private static string LastLines(string text) =>
        string.Join(" / ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
}
