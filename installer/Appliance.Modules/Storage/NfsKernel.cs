using Appliance.Machines.Facts;
using Appliance.Machines.Files;

namespace Appliance.Modules.Storage;

/// <summary>Whether the kernel can serve NFS, told without loading anything.</summary>
internal static class NfsKernel
{
    public static bool CanServe(IMachineFiles files, MachineFacts facts) =>
        Lines(files, "/proc/filesystems").Any(line => line.Split('\t')[^1] == "nfsd")
        // A container has the kernel of its host and may not load modules into it.
        || (facts.Hardware.Container is null && ModuleLists(facts).Any(list => Lines(files, list).Any(IsModule)));

    private static IEnumerable<string> ModuleLists(MachineFacts facts) =>
        new[] { "modules.dep", "modules.builtin" }.Select(name => $"/lib/modules/{facts.OperatingSystem.Kernel}/{name}");

    // kernel/fs/nfsd/nfsd.ko.xz: what it needs
    private static bool IsModule(string line) => line.Split(':')[0].Split('/')[^1].StartsWith("nfsd.ko", StringComparison.Ordinal);

    private static string[] Lines(IMachineFiles files, string path) => (files.ReadTextOrNull(path) ?? "").Split('\n');
}
