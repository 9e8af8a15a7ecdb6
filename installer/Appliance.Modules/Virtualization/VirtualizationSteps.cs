using Appliance.Machines.Files;
using Appliance.Modules.Engine;
using Appliance.Modules.Virtualization.Steps;
using Appliance.Planning.Steps;

namespace Appliance.Modules.Virtualization;

/// <summary>What makes a server run virtual machines for an engine. The node's certificate is there before: it came with joining.</summary>
internal static class VirtualizationSteps
{
    private const string PresetFolder = "virtualization.preset-folder";
    private const string Preset = "virtualization.preset";
    private const string Packages = "virtualization.packages";
    private const string DaemonSettings = "virtualization.libvirtd-settings";
    private const string EmulatorSettings = "virtualization.qemu-settings";
    private const string DropInFolder = "virtualization.unit-folder";
    private const string DropIn = "virtualization.unit";

    public static IReadOnlyList<IStep> Of(VirtualizationSettings settings) =>
    [
        .. settings.Platform.HasModularDaemons ? OneDaemon() : [],
        new PackageStep(Packages, "Install libvirt, QEMU and the clients of storage", settings.Packages) { Offline = settings.Offline, After = [Preset] },
        new StorageAccountStep("virtualization.storage-account", "Add the owner of shared storage", settings.Platform.StorageGroup, settings.Platform.EmulatorUser) { After = [Packages] },
        .. Certificates(),
        .. Libvirt(),
        .. Kernel(settings),
    ];

    // Before the packages are there: they start what the presets enable.
    private static IEnumerable<IStep> OneDaemon()
    {
        yield return new DirectoryStep(PresetFolder, "Make the folder for presets of units", LibvirtPaths.PresetFolder, Ownership.PublicExecutable);
        yield return Template(Preset, "Choose libvirt's one daemon", LibvirtPaths.Preset, "libvirt/monolithic.preset", VirtualizationModels.Preset, [PresetFolder]);
    }

    private static IEnumerable<IStep> Certificates()
    {
        foreach (var folder in LibvirtPaths.CertificateFolders)
        {
            yield return new DirectoryStep(FolderStep(folder), $"Make the folder {folder}", folder, Ownership.PublicExecutable) { After = [Packages] };
        }

        foreach (var (name, path, target) in LibvirtPaths.Certificates)
        {
            yield return new LinkStep(LinkId(name), Given(name), path, target) { After = [FolderOf(path)] };
        }
    }

    // Each is a sentence of its own, since other languages have it whole.
    private static string Given(string name) => name switch
    {
        "ca" => "Give libvirt the engine's CA certificate",
        "server-certificate" => "Give libvirt the node's server certificate",
        "server-key" => "Give libvirt the node's server key",
        "client-certificate" => "Give libvirt the node's client certificate",
        "client-key" => "Give libvirt the node's client key",
        "revocations" => "Give libvirt the node's revocations",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static IEnumerable<IStep> Libvirt()
    {
        // The first of two lines counts for libvirt, so ours come before the administrator's.
        yield return new ManagedBlockStep(DaemonSettings, "Let libvirt ask for certificates", LibvirtPaths.Daemon, new ManagedBlock("node"), context => context.Templates.Render("libvirt/libvirtd.conf", VirtualizationModels.None))
        {
            AtStart = true,
            After = [Packages],
        };
        yield return new ManagedBlockStep(EmulatorSettings, "Set the ports and limits of virtual machines", LibvirtPaths.Emulator, new ManagedBlock("node"), context => context.Templates.Render("libvirt/qemu.conf", VirtualizationModels.Emulator))
        {
            AtStart = true,
            New = Ownership.Private(),
            After = [Packages],
        };
        yield return new DirectoryStep(DropInFolder, $"Make the folder for additions to {LibvirtPaths.Service}", LibvirtPaths.DropInFolder, Ownership.PublicExecutable) { After = [Packages] };
        yield return Template(DropIn, $"Write the addition to {LibvirtPaths.Service}", LibvirtPaths.DropIn, "libvirt/libvirtd.service", VirtualizationModels.None, [DropInFolder]);
        yield return new DefaultNetworkStep("virtualization.default-network", "Put libvirt's own network to rest") { After = [Packages] };
        string[] writers = [DaemonSettings, EmulatorSettings, DropIn, .. LibvirtPaths.Certificates.Select(certificate => LinkId(certificate.Name))];
        yield return new LibvirtStep("virtualization.libvirt", "Run libvirt, listening for TLS", writers) { After = [.. writers, "virtualization.storage-account", "virtualization.default-network"] };
    }

    private static IEnumerable<IStep> Kernel(VirtualizationSettings settings)
    {
        // A small system may lack one or the other.
        foreach (var file in new[] { KernelPaths.Settings, KernelPaths.Modules, KernelPaths.ModuleOptions })
        {
            var folder = Path.GetDirectoryName(file)!;
            yield return new DirectoryStep(FolderStep(folder), $"Make the folder {folder}", folder, Ownership.PublicExecutable);
        }

        yield return Template("virtualization.kernel-settings", "Write the kernel's settings", KernelPaths.Settings, "libvirt/sysctl.conf", VirtualizationModels.Kernel(KernelSetting.OfNode), [FolderOf(KernelPaths.Settings)]);
        yield return Template("virtualization.kernel-modules", "Name the kernel modules that networks need", KernelPaths.Modules, "libvirt/modules.conf", VirtualizationModels.Modules, [FolderOf(KernelPaths.Modules)]);
        yield return Template("virtualization.module-options", "Write options of kernel modules", KernelPaths.ModuleOptions, "libvirt/modprobe.conf", VirtualizationModels.None, [FolderOf(KernelPaths.ModuleOptions)]);
        // In a container the kernel is its host's.
        if (settings.Container is null)
        {
            yield return new KernelSettingsStep("virtualization.kernel", "Put the kernel's settings in force", KernelSetting.OfNode) { After = ["virtualization.kernel-settings"] };
        }
    }

    private static FileStep Template(string id, string title, string path, string template, IReadOnlyDictionary<string, object?> model, IReadOnlyList<string> after) =>
        new(id, title, path, Ownership.Public, (context, _) => Task.FromResult(context.Templates.Render(template, model))) { After = after };

    private static string FolderStep(string folder) => "virtualization.folder-" + folder["/etc/".Length..].Replace('/', '-').ToLowerInvariant();

    private static string FolderOf(string file) => FolderStep(Path.GetDirectoryName(file)!);

    private static string LinkId(string name) => "virtualization.link-" + name;
}
