using System.Globalization;
using Appliance.Engine.Events;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Pages;

/// <summary>The inventory and the last events as tables.</summary>
internal static class DetailTables
{
    public static Html Counts(params IReadOnlyList<(string Name, int Count)> counts) => Html.Of($"""
        <ul class="counts">{Html.Join(counts.Select(count => Html.Of($"<li><b>{count.Count}</b> {count.Name}</li>")))}</ul>
        """);

    public static Html Networks(IEnumerable<NetworkRow> rows) => Table("Networks", ["Name", "Data center", "VLAN", "MTU", "For"], rows.Select(row => Cells(
        Text(row.Name),
        Text(row.DataCenter),
        Text(row.Vlan?.ToString(CultureInfo.InvariantCulture) ?? "untagged"),
        Text(row.Mtu == 0 ? "default" : row.Mtu.ToString(CultureInfo.InvariantCulture)),
        Text(string.Join(", ", row.Usages).Replace('_', ' ')))));

    public static Html StorageDomains(IEnumerable<StorageDomainRow> rows) => Table("Storage domains", ["Name", "Holds", "Type", "Where", "Data center"], rows.Select(row => Cells(
        Text(row.Name),
        Text(row.Role),
        Text(row.Type),
        Text(row.Address.Length > 0 ? $"{row.Address}:{row.Path}" : row.Path),
        Text(row.DataCenter))));

    public static Html Clusters(IEnumerable<ClusterRow> rows) => Table("Clusters", ["Name", "Data center", "Description"], rows.Select(row => Cells(
        Text(row.Name), Text(row.DataCenter), Text(row.Description))));

    public static Html DataCenters(IEnumerable<DataCenterRow> rows) => Table("Data centers", ["Name", "Description"], rows.Select(row => Cells(
        Text(row.Name), Text(row.Description))));

    public static Html Events(IEnumerable<EventRow> rows) => Table("Last events", ["Time (UTC)", "Severity", "What"], rows.Select(row => Cells(
        Text(row.OccurredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        Severity(row.Severity),
        Text(row.Description))));

    public static Html Table(string title, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<Html>> rows)
    {
        var body = Html.Join(rows.Select(cells => Row(heads, cells)));
        if (body.Markup.Length == 0)
            return Html.Of($"""<section class="card"><h2>{title}</h2><p class="quiet">None yet.</p></section>""");
        var head = Html.Join(heads.Select(text => Html.Of($"""<th scope="col">{text}</th>""")));
        return Html.Of($"""
            <section class="card">
            <h2>{title}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="{title}">
            <table><thead><tr>{head}</tr></thead><tbody>
            {body}</tbody></table>
            </div>
            </section>
            """);
    }

    public static IReadOnlyList<Html> Cells(params IReadOnlyList<Html> cells) => cells;

    /// <summary>Each cell names its column: on a narrow screen rows are stacked and the head is hidden.</summary>
    private static Html Row(IEnumerable<string> heads, IEnumerable<Html> cells) =>
        Html.Of($"<tr>{Html.Join(heads.Zip(cells, (head, cell) => Html.Of($"<td data-label=\"{head}\">{cell}</td>")))}</tr>\n");

    public static Html Text(string text) => Html.Of($"{text}");

    private static Html Severity(string severity) => severity switch
    {
        "normal" => Badge.Neutral(severity),
        "warning" => Badge.Warn(severity),
        _ => Badge.Bad(severity),
    };
}
