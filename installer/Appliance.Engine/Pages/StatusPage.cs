using Appliance.Engine.Accounts;
using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Appliance.Engine.Events;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Pages;

/// <summary>
/// How the engine is, for a person. Everyone sees health, version, certificates and how to sign in; what there is and what
/// happened is for those who did.
/// </summary>
internal sealed class StatusPage(EngineServices services, PageSession session)
{
    public const string Path = "/ovirt-engine/";
    private const int EventsShown = 20;

    private static readonly InventoryFilter All = new();

    private EngineConfiguration Configuration => services.Configuration;

    public async Task HandleAsync(HttpContext context)
    {
        var up = await services.Readiness.IsUpAsync(context.RequestAborted);
        var user = up ? await session.FindUserAsync(context) : null;
        var details = user is null ? default : await DetailsAsync(context.RequestAborted);
        var content = Html.Of($"""
            {Headline(up)}
            <div class="cards">
            {EngineCard(up)}
            {AuthorityCard()}
            </div>
            {(user is null ? Invitation() : details)}
            """);
        await PageAnswer.WriteAsync(
            context,
            up ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            $"{Configuration.Fqdn}: {(up ? "running" : "database down")}",
            AccountCorner(user),
            content);
    }

    private Html Headline(bool up) => up
        ? Html.Of($"""<section class="headline good"><h1>{Configuration.Fqdn}</h1><p>The engine is running.</p></section>""")
        : Html.Of($"""
            <section class="headline bad"><h1>{Configuration.Fqdn}</h1><p>The database is down.</p>
            <p class="quiet">The engine goes on by itself when its database is back. On the engine's host, see
            <code>systemctl status postgresql</code> and <code>journalctl -u {Product.Executable}</code>.</p></section>
            """);

    private Html EngineCard(bool up)
    {
        var certificate = Expiry.Of(services.Certificate.Leaf, services.Environment.Time.GetUtcNow());
        return Html.Of($"""
            <section class="card">
            <h2>Engine</h2>
            <dl>
            <dt>Organization</dt><dd>{Configuration.Organization}</dd>
            <dt>Version</dt><dd>{Product.Version}</dd>
            <dt>Database</dt><dd>{(up ? Badge.Good("up") : Badge.Bad("down"))}</dd>
            <dt>Web certificate</dt><dd>{certificate}</dd>
            </dl>
            </section>
            """);
    }

    private Html AuthorityCard()
    {
        using var authority = services.Authority.Read();
        return Html.Of($"""
            <section class="card">
            <h2>Certificate authority</h2>
            <dl>
            <dt>Certificate</dt><dd>{Expiry.Of(authority, services.Environment.Time.GetUtcNow())}</dd>
            <dt>SHA-256</dt><dd><code class="fingerprint">{Breakable(AuthorityCertificate.Fingerprint(authority))}</code></dd>
            </dl>
            <p><a class="button" href="{PkiResourceEndpoint.Path}{PkiResourceEndpoint.AuthorityQuery}">Download the CA certificate</a></p>
            </section>
            """);
    }

    /// <summary>A fingerprint that breaks between bytes.</summary>
    private static Html Breakable(string fingerprint) =>
        Html.Join(fingerprint.Split(':').Select((part, index) => index == 0 ? Html.Of($"{part}") : Html.Of($":<wbr>{part}")));

    private static Html AccountCorner(string? user) => user is null
        ? Html.Of($"""<a class="corner" href="{SignInPage.Path}">Sign in</a>""")
        : Html.Of($"""<form class="corner" method="post" action="{SignInPage.SignOutPath}"><span>{user}</span> <button class="plain">Sign out</button></form>""");

    private static Html Invitation() => Html.Of($"""
        <section class="card">
        <h2>Hosts, networks, storage, events</h2>
        <p><a href="{SignInPage.Path}">Sign in</a> as <code>{LoginName.Administrator}</code> to see them. Programs read the same at
        <code>{Refusal.ApiPath}</code>.</p>
        </section>
        """);

    private async Task<Html> DetailsAsync(CancellationToken cancellationToken)
    {
        var inventory = services.Inventory;
        var now = services.Environment.Time.GetUtcNow();
        var hosts = await inventory.HostsAsync(All, cancellationToken);
        var clusters = await inventory.ClustersAsync(All, cancellationToken);
        var dataCenters = await inventory.DataCentersAsync(All, cancellationToken);
        var networks = await inventory.NetworksAsync(All, cancellationToken);
        var domains = await inventory.StorageDomainsAsync(All, cancellationToken);
        var events = await services.Events.ReadAsync(new EventFilter(Max: EventsShown), cancellationToken);
        return Html.Join(
        [
            DetailTables.Counts(("Hosts", hosts.Count), ("Networks", networks.Count), ("Storage domains", domains.Count), ("Clusters", clusters.Count), ("Data centers", dataCenters.Count)),
            HostTables.Waiting(hosts, now),
            HostTables.Hosts(hosts, now),
            DetailTables.Networks(networks),
            DetailTables.StorageDomains(domains),
            DetailTables.Clusters(clusters),
            DetailTables.DataCenters(dataCenters),
            DetailTables.Events(events),
        ]);
    }
}
