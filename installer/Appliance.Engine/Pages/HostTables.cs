using Appliance.Contracts.Nodes;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Pages;

/// <summary>Hosts, and the machines that wait to become some.</summary>
internal static class HostTables
{
    /// <summary>Those that wait, with the words a person compares; nothing when none does.</summary>
    public static Html Waiting(IReadOnlyList<HostRow> hosts, DateTimeOffset now)
    {
        var waiting = hosts.Where(IsWaiting).ToList();
        if (waiting.Count == 0)
            return default;
        var table = DetailTables.Table("Waiting for approval", ["Name", "Address", "Four words", "Last asked", "Remarks"], waiting.Select(row => DetailTables.Cells(
            DetailTables.Text(row.Name),
            DetailTables.Text(row.Address),
            Html.Of($"<code>{row.Words}</code>"),
            Ago(row.LastContact, now),
            DetailTables.Text(row.Remarks ?? ""))));
        return Html.Join([table, Html.Of($"""
            <p class="quiet">Compare the four words with those that the machine shows. If they are the same, approve it on the engine's
            host: <code>appliance node approve "WORDS"</code>; else <code>appliance node reject "WORDS"</code>.</p>
            """)]);
    }

    public static Html Hosts(IReadOnlyList<HostRow> hosts, DateTimeOffset now) => DetailTables.Table(
        "Hosts",
        ["Name", "Address", "Cluster", "Status", "Last contact", "Networks", "Remarks"],
        hosts.Where(row => !IsWaiting(row) || row.MachineId is null).Select(row => DetailTables.Cells(
            DetailTables.Text(row.Name),
            DetailTables.Text(row.Address),
            DetailTables.Text(row.Cluster),
            Status(row.Status),
            Ago(IsWaiting(row) ? null : row.LastContact, now),
            Networks(row.Facts),
            DetailTables.Text(row.Remarks ?? ""))));

    private static bool IsWaiting(HostRow row) => row.Status == NodeStatus.PendingApproval;

    private static Html Status(string status) => status switch
    {
        NodeStatus.Up => Badge.Good(status),
        NodeStatus.NonResponsive or NodeStatus.InstallFailed => Badge.Bad(Words(status)),
        NodeStatus.NonOperational or NodeStatus.PendingApproval => Badge.Warn(Words(status)),
        _ => Badge.Neutral(Words(status)),
    };

    private static string Words(string status) => status.Replace('_', ' ');

    /// <summary>Interfaces with addresses, each on a line of its own.</summary>
    private static Html Networks(NodeFacts? facts) => Html.Join((facts?.Interfaces ?? [])
        .Where(nic => nic.Addresses.Count > 0 && nic.Name != "lo")
        .Select(nic => Html.Of($"<div>{nic.Name} {string.Join(", ", nic.Addresses)}</div>")));

    private static Html Ago(DateTimeOffset? moment, DateTimeOffset now)
    {
        if (moment is not { } then)
            return Html.Of($"never");
        var passed = now - then;
        return passed switch
        {
            { TotalSeconds: < 60 } => Html.Of($"{(long)Math.Max(0, passed.TotalSeconds)} s ago"),
            { TotalMinutes: < 60 } => Html.Of($"{(long)passed.TotalMinutes} min ago"),
            { TotalHours: < 48 } => Html.Of($"{(long)passed.TotalHours} h ago"),
            _ => Html.Of($"{(long)passed.TotalDays} days ago"),
        };
    }
}
