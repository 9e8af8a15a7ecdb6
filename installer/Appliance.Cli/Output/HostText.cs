using System.Globalization;
using Appliance.Contracts.Nodes;

namespace Appliance.Cli.Output;

/// <summary>Hosts as a person reads of them.</summary>
internal static class HostText
{
    public static IReadOnlyList<string> Table(IReadOnlyList<HostSummary> hosts, DateTimeOffset now) => TextTable.Lines(
        ["NAME", "STATUS", "ADDRESS", "LAST CONTACT", "CERTIFICATE ENDS"],
        [.. hosts.Select(host => (IReadOnlyList<string>)[host.Name, Status(host), host.Address, TimeWords.Ago(host.LastContact, now), TimeWords.Day(host.CertificateEnds)])]);

    /// <summary>Those that wait for a person, with what to compare.</summary>
    public static IReadOnlyList<string> Waiting(IReadOnlyList<HostSummary> hosts) => TextTable.Lines(
        ["NAME", "ADDRESS", "WORDS"],
        [.. hosts.Select(host => (IReadOnlyList<string>)[host.Name, host.Address, host.Words ?? ""])]);

    public static IReadOnlyList<string> Details(HostSummary host, DateTimeOffset now)
    {
        List<(string Label, string? Value)> lines =
        [
            ("Name", host.Name),
            ("Status", Status(host)),
            ("", host.StatusText),
            ("Address", host.Address),
            ("Cluster", host.Cluster),
            ("Last contact", TimeWords.Ago(host.LastContact, now)),
            ("Words", host.Words),
            ("Certificate", host.Serial is { } serial ? $"{serial}, ends {TimeWords.Day(host.CertificateEnds)}" : null),
            ("Machine id", host.MachineId),
            ("Power", host.Power is { } power ? $"{power.Type} at {power.Address}, user {power.User}" : null),
        ];
        if (host.Facts is { } facts)
        {
            lines.AddRange(
            [
                ("System", $"{facts.OperatingSystem}, Linux {facts.Kernel}"),
                ("Processor", string.Create(CultureInfo.InvariantCulture, $"{facts.CpuModel}, {facts.CpuThreads} threads{(facts.Kvm ? "" : ", no KVM")}")),
                ("Memory", string.Create(CultureInfo.InvariantCulture, $"{facts.Memory / (double)(1 << 30):0.#} GiB")),
                ("Program", facts.Version),
                .. facts.Interfaces.Select((nic, index) => (index == 0 ? "Interfaces" : "", (string?)Interface(nic))),
            ]);
        }

        return [.. lines.Where(line => !string.IsNullOrEmpty(line.Value)).Select(line => $"{line.Label,-14}{line.Value}")];
    }

    private static string Status(HostSummary host) => host.Leaving ? host.Status + ", leaving" : host.Status;

    private static string Interface(NodeInterface nic) => string.Join(
        ' ',
        new[] { nic.Name, nic.Kind, nic.IsUp ? null : "down", nic.Vlan is { } vlan ? $"tag {vlan}" : null, nic.Master is { } master ? $"in {master}" : null, string.Join(' ', nic.Addresses) }
            .Where(part => !string.IsNullOrEmpty(part)));
}
