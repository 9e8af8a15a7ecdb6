using System.Runtime.InteropServices;

namespace Appliance.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal sealed record MachineDescription(string System, string Kernel, string Processor, int Cpus, double MemoryGiB)
{
    public static MachineDescription OfThis() => new(
        Value("/etc/os-release", "PRETTY_NAME=").Trim('"'),
        Environment.OSVersion.Version.ToString(),
        Value("/proc/cpuinfo", "model name").TrimStart('\t', ':', ' ') is { Length: > 0 } name ? name : RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1));

    private static string Value(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? "";
}
