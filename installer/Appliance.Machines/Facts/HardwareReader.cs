using System.Globalization;

namespace Appliance.Machines.Facts;

/// <summary>CPU and memory from /proc, the kind of container from systemd-detect-virt(1) or the marks runtimes leave.</summary>
internal static class HardwareReader
{
    public static async Task<HardwareFacts> ReadAsync(FactFiles files, FactCommands commands, CancellationToken cancellationToken)
    {
        var cpuInfo = files.Text("/proc/cpuinfo") ?? "";
        return new HardwareFacts(
            CpuCount(cpuInfo),
            MemoryBytes(files.Text("/proc/meminfo") ?? ""),
            VirtualizationExtension(cpuInfo),
            files.Exists("/dev/kvm"),
            await ContainerAsync(files, commands, cancellationToken));
    }

    internal static int CpuCount(string cpuInfo) =>
        Math.Max(1, cpuInfo.Split('\n').Count(line => line.StartsWith("processor", StringComparison.Ordinal)));

    internal static long MemoryBytes(string memInfo)
    {
        var words = memInfo.Split('\n')
            .FirstOrDefault(line => line.StartsWith("MemTotal:", StringComparison.Ordinal))?
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is { Length: > 1 } && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes)
            ? kibibytes * 1024
            : 0;
    }

    internal static string? VirtualizationExtension(string cpuInfo)
    {
        var flags = cpuInfo.Split('\n')
            .FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?
            .Split(' ') ?? [];
        return flags.Contains("vmx") ? "vmx" : flags.Contains("svm") ? "svm" : null;
    }

    private static async Task<string?> ContainerAsync(FactFiles files, FactCommands commands, CancellationToken cancellationToken)
    {
        if (await commands.AskAsync(cancellationToken, "systemd-detect-virt", "--container") is { } answer && answer.Output.Trim() is { Length: > 0 } kind)
        {
            return kind == "none" ? null : kind;
        }

        if (files.Text("/run/systemd/container")?.Trim() is { Length: > 0 } named)
        {
            return named;
        }

        return files.Exists("/run/.containerenv") ? "podman" : files.Exists("/.dockerenv") ? "docker" : null;
    }
}
