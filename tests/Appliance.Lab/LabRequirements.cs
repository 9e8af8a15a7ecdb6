namespace Appliance.Lab;

/// <summary>What a computer must have to run lab machines.</summary>
internal static class LabRequirements
{
    private static readonly string[] Programs = ["mmdebstrap", "systemd-nspawn", "ip", "nsenter", "apt-get", "curl", "openssl"];

    /// <exception cref="LabUnavailableException">Something is missing; the message says what to do.</exception>
    public static void Check()
    {
        if (!Environment.IsPrivilegedProcess)
            throw new LabUnavailableException("Lab machines need root: run the tests as root.");

        Check(Programs, "Lab machines");
        if (!File.ReadAllText("/proc/filesystems").Contains("\toverlay\n", StringComparison.Ordinal))
            throw new LabUnavailableException("Lab machines need overlayfs, which this kernel has not loaded.");
    }

    /// <summary>What machines with a kernel of their own need besides.</summary>
    /// <exception cref="LabUnavailableException">Something is missing; the message says what to do.</exception>
    public static void CheckVm() => Check(["qemu-system-x86_64", "mke2fs"], "Machines with a kernel of their own");

    private static void Check(string[] programs, string who)
    {
        var missing = programs.Where(program => !IsInstalled(program)).ToList();
        if (missing.Count > 0)
            throw new LabUnavailableException(
                $"{who} need {string.Join(", ", missing)}: `build.sh --target Requirements` as root installs them on Debian.");
    }

    private static bool IsInstalled(string program) =>
        new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }.Any(folder => File.Exists(Path.Combine(folder, program)));
}
