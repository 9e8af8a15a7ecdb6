namespace Appliance.Modules.Virtualization;

/// <summary>What the templates of this area are rendered with.</summary>
internal static class VirtualizationModels
{
    // Loaded by the time networks are made. What virtual machines need loads itself.
    private static readonly string[] KernelModules = ["8021q", "bonding", "bridge"];

    // libvirt(7) names them; the first is the one for QEMU.
    private static readonly string[] ModularDaemons = ["virtqemud", "virtinterfaced", "virtnetworkd", "virtnodedevd", "virtnwfilterd", "virtsecretd", "virtstoraged", "virtproxyd"];

    public static IReadOnlyDictionary<string, object?> Emulator { get; } = new Dictionary<string, object?>
    {
        ["first_console"] = LibvirtPorts.FirstConsole,
        ["last_console"] = LibvirtPorts.LastConsole,
        ["first_migration"] = LibvirtPorts.FirstMigration,
        ["last_migration"] = LibvirtPorts.LastMigration,
    };

    public static IReadOnlyDictionary<string, object?> Kernel(IEnumerable<KernelSetting> settings) => new Dictionary<string, object?>
    {
        ["settings"] = settings.Select(setting => (object?)new Dictionary<string, object?> { ["key"] = setting.Key, ["value"] = setting.Value }).ToList(),
    };

    public static IReadOnlyDictionary<string, object?> Modules { get; } = new Dictionary<string, object?> { ["modules"] = KernelModules };

    public static IReadOnlyDictionary<string, object?> Preset { get; } = new Dictionary<string, object?> { ["daemons"] = ModularDaemons };

    public static IReadOnlyDictionary<string, object?> None { get; } = new Dictionary<string, object?>();
}
