namespace Appliance.Lab;

/// <summary>A kernel and a disk with Debian for <see cref="LabVm"/>. Made once and kept.</summary>
/// <param name="Kernel">Debian's own; it drives the disk and its file system without modules, and has bonding and 8021q.</param>
/// <param name="Disk">An ext4 file system; machines write to a layer over it.</param>
internal sealed record LabVmImage(string Kernel, string Disk)
{
    private const string Packages = "dbus,iproute2,iputils-ping,kmod,linux-image-cloud-amd64,openssl,systemd,systemd-sysv,udev";

    // $1 is the new tree. Emulated, every unit that starts at boot costs a second.
    private const string Customize = """
        set -eu
        : > "$1"/etc/machine-id
        : > "$1"/etc/resolv.conf
        echo 'LABEL=programs /usr/local/bin ext4 ro 0 0' > "$1"/etc/fstab

        # Cards by their hardware address: LabVm.
        for side in em:00 far:01; do
            for number in 1 2 3 4; do
                name=${side%:*}$number
                printf '[Match]\nPermanentMACAddress=52:54:00:00:%s:0%s\n\n[Link]\nName=%s\n' "${side#*:}" "$number" "$name" > "$1/etc/systemd/network/10-$name.link"
            done
        done

        cat > "$1"/usr/local/sbin/lab-far <<'END'
        #!/bin/bash
        set -eu
        ip netns add far
        ip -netns far link set lo up
        for number in 1 2 3 4; do
            ip link set "far$number" netns far
            ip -netns far link set "far$number" up
        done
        END
        cat > "$1"/etc/systemd/system/lab-far.service <<'END'
        [Unit]
        Requires=sys-subsystem-net-devices-far1.device sys-subsystem-net-devices-far2.device sys-subsystem-net-devices-far3.device sys-subsystem-net-devices-far4.device
        After=sys-subsystem-net-devices-far1.device sys-subsystem-net-devices-far2.device sys-subsystem-net-devices-far3.device sys-subsystem-net-devices-far4.device
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/usr/local/sbin/lab-far
        [Install]
        WantedBy=multi-user.target
        END

        # A command comes as one line, base64 of words that end in NUL; exit code and both streams go back.
        cat > "$1"/usr/local/sbin/lab-agent <<'END'
        #!/bin/bash
        export HOME=/root LANG=C.UTF-8 TERM=dumb
        exec 3<>/dev/virtio-ports/lab
        echo ready >&3
        while IFS= read -r line <&3; do
            mapfile -d '' -t command < <(base64 -d <<<"$line")
            "${command[@]}" </dev/null >/run/lab.out 2>/run/lab.err 3>&-
            echo "$? $(base64 -w0 /run/lab.out) $(base64 -w0 /run/lab.err)" >&3
        done
        END
        cat > "$1"/etc/systemd/system/lab-agent.service <<'END'
        [Unit]
        After=multi-user.target
        [Service]
        ExecStart=/usr/local/sbin/lab-agent
        WorkingDirectory=/root
        [Install]
        WantedBy=multi-user.target
        END
        chmod 0755 "$1"/usr/local/sbin/lab-*

        chroot "$1" systemctl --quiet enable systemd-networkd lab-far lab-agent
        chroot "$1" systemctl --quiet set-default multi-user.target
        chroot "$1" systemctl --quiet mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service \
            systemd-networkd-wait-online.service systemd-timesyncd.service systemd-logind.service systemd-update-utmp.service systemd-pstore.service \
            getty.target dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount sys-kernel-config.mount sys-fs-fuse-connections.mount
        """;

    /// <exception cref="LabUnavailableException">It cannot be built here, for example without a way to the package sources.</exception>
    public static async Task<LabVmImage> GetAsync(LabFolders folders, CancellationToken cancellationToken)
    {
        var sources = await PackageSources.ReadAsync(cancellationToken);
        var folder = Path.Combine(folders.Cache, $"vm-{LabImage.KeyOf(sources.Suite, Packages, Customize)}");
        await CacheFolder.EnsureAsync(folder, part => BuildAsync(sources, part, cancellationToken), cancellationToken);
        return new LabVmImage(Path.Combine(folder, "kernel"), Path.Combine(folder, "disk"));
    }

    private static async Task BuildAsync(PackageSources sources, string folder, CancellationToken cancellationToken)
    {
        var root = Path.Combine(Directory.CreateDirectory(folder).FullName, "root");
        await LabImage.BuildAsync(sources, Packages, Customize, root, cancellationToken);
        File.Copy(Directory.GetFiles(Path.Combine(root, "boot"), "vmlinuz-*").Single(), Path.Combine(folder, "kernel"));
        await DiskAsync(root, Path.Combine(folder, "disk"), "system", megabytes: 1024, cancellationToken);
        await HostCommand.ReadAsync(cancellationToken, "rm", "-rf", "--one-file-system", root);
    }

    /// <summary>A file that is an ext4 file system with a folder's content.</summary>
    internal static Task DiskAsync(string folder, string file, string label, long megabytes, CancellationToken cancellationToken) =>
        HostCommand.ReadAsync(cancellationToken, "mke2fs", "-q", "-t", "ext4", "-O", "^has_journal", "-L", label, "-d", folder, file, $"{megabytes}M");
}
