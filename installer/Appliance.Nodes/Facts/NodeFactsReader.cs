using System.Globalization;
using System.Net;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Facts;
using Appliance.Machines.Files;

namespace Appliance.Nodes.Facts;

/// <summary>What a node tells the engine of itself, from the facts of the machine.</summary>
/// <param name="files">Files of the host itself.</param>
/// <param name="version">The program's.</param>
public sealed class NodeFactsReader(IMachineFiles files, string version)
{
    // Bridges that libvirt and container programs make for themselves: the same address on every machine, and reached from none.
    private static readonly string[] Inner = ["virbr", "docker", "podman", "cni", "lxcbr", "lxdbr"];

    public NodeFacts Read(MachineFacts facts) => new()
    {
        HostName = facts.HostName,
        OperatingSystem = facts.OperatingSystem.PrettyName,
        Kernel = facts.OperatingSystem.Kernel,
        Architecture = facts.OperatingSystem.Architecture,
        CpuModel = CpuModel(Text("/proc/cpuinfo") ?? ""),
        CpuThreads = facts.Hardware.Cpus,
        Memory = facts.Hardware.MemoryBytes,
        Kvm = facts.Hardware.HasKvm,
        Version = version,
        Interfaces = [.. facts.Interfaces.Where(nic => !nic.IsLoopback).Select(Interface)],
    };

    /// <summary>Addresses for the engine to reach this node by, the one it was reached from first.</summary>
    public static IReadOnlyList<string> Addresses(MachineFacts facts, string? first) =>
    [
        // Through a tunnel the engine is reached from loopback, and nobody reaches this node there.
        .. new[] { first }.OfType<string>().Where(text => !IPAddress.TryParse(text, out var own) || !IPAddress.IsLoopback(own))
            .Concat(facts.Interfaces
                .Where(nic => !nic.IsLoopback && !Inner.Any(prefix => nic.Name.StartsWith(prefix, StringComparison.Ordinal)))
                .SelectMany(nic => nic.Addresses)
                .Where(address => !address.Address.IsIPv6LinkLocal)
                .Select(address => address.Address.ToString()))
            .Distinct(StringComparer.Ordinal),
    ];

    private NodeInterface Interface(InterfaceFacts nic)
    {
        var folder = $"/sys/class/net/{nic.Name}";
        var kind = Kind(folder);
        return new NodeInterface
        {
            Name = nic.Name,
            Mac = nic.Mac.Length == 0 ? null : nic.Mac,
            Mtu = nic.Mtu,
            IsUp = nic.LinkUp,
            Kind = kind,
            Master = Target($"{folder}/master"),
            Vlan = kind == "vlan" ? Tag(nic.Name) : null,
            Addresses = [.. nic.Addresses.Select(address => string.Create(CultureInfo.InvariantCulture, $"{address.Address}/{address.PrefixLength}"))],
        };
    }

    private string Kind(string folder) => this switch
    {
        _ when Exists($"{folder}/bridge") => "bridge",
        _ when Exists($"{folder}/bonding") => "bond",
        _ when (Text($"{folder}/uevent") ?? "").Contains("DEVTYPE=vlan", StringComparison.Ordinal) => "vlan",
        _ => "nic",
    };

    // The kernel's own list is the truth; a name like em3.42 only hints at the tag.
    private int? Tag(string name)
    {
        var line = (Text("/proc/net/vlan/config") ?? "").Split('\n').Select(text => text.Split('|', StringSplitOptions.TrimEntries)).FirstOrDefault(parts => parts[0] == name);
        var text = line is { Length: > 1 } ? line[1] : name[(name.LastIndexOf('.') + 1)..];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) ? tag : null;
    }

    private string? Target(string path) => Try(() => files.Stat(path)?.LinkTarget) is { } target ? Path.GetFileName(target) : null;

    private bool Exists(string path) => Try(() => files.Stat(path)) is not null;

    private string? Text(string path) => Try(() => files.ReadTextOrNull(path));

    private static string CpuModel(string cpuInfo) => cpuInfo.Split('\n')
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
        .Split(':', 2) is [_, var model] ? model.Trim() : "unknown";

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
