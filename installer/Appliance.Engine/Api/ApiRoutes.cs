using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Appliance.Contracts.Api;
using Appliance.Engine.Configuration;
using Appliance.Engine.Events;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Api;

/// <summary>The API's collections and their addresses.</summary>
internal static class ApiRoutes
{
    public static void Map(Action<string, RequestDelegate> read, InventoryReader inventory, EventLog events, ApplicationMode mode, TimeProvider time)
    {
        var segments = new List<string>();
        Add("datacenters", "data_center", inventory.DataCentersAsync, ApiShapes.DataCenter, items => new ApiDataCenters(items));
        Add("clusters", "cluster", inventory.ClustersAsync, row => ApiShapes.Cluster(row, mode), items => new ApiClusters(items));
        Add("hosts", "host", inventory.HostsAsync, ApiHostShapes.Host, items => new ApiHosts(items));
        Add("networks", "network", inventory.NetworksAsync, ApiShapes.Network, items => new ApiNetworks(items));
        Add("storagedomains", "storage_domain", inventory.StorageDomainsAsync, ApiShapes.StorageDomain, items => new ApiStorageDomains(items));
        AddCollection(new ApiCollection<EventRow, ApiEvent, ApiEvents>
        {
            Segment = "events",
            Element = "event",
            List = (query, cancellationToken) => events.ReadAsync(new EventFilter(After: query.From, Max: query.Max ?? 100), cancellationToken),
            Find = (text, cancellationToken) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? events.ReadAsync(new EventFilter(Id: id), cancellationToken)
                : Task.FromResult(new List<EventRow>()),
            Shape = ApiShapes.Event,
            Wrap = items => new ApiEvents(items),
            ItemType = ApiJson.Default.ApiEvent,
            ListType = ApiJson.Default.ApiEvents,
        });
        read(Refusal.ApiPath, new ApiEntryEndpoint(inventory, segments, time).HandleAsync);

        void Add<TRow, TItem, TList>(
            string segment,
            string element,
            Func<InventoryFilter, CancellationToken, Task<List<TRow>>> rows,
            Func<TRow, TItem> shape,
            Func<IReadOnlyList<TItem>, TList> wrap)
            where TItem : class => AddCollection(new ApiCollection<TRow, TItem, TList>
            {
                Segment = segment,
                Element = element,
                List = (query, cancellationToken) => rows(new InventoryFilter(NamePattern: query.NamePattern, Max: query.Max), cancellationToken),
                Find = (text, cancellationToken) => Guid.TryParse(text, out var id)
                    ? rows(new InventoryFilter(Id: id), cancellationToken)
                    : Task.FromResult(new List<TRow>()),
                Shape = shape,
                Wrap = wrap,
                ItemType = (JsonTypeInfo<TItem>)ApiJson.Default.GetTypeInfo(typeof(TItem))!,
                ListType = (JsonTypeInfo<TList>)ApiJson.Default.GetTypeInfo(typeof(TList))!,
            });

        void AddCollection<TRow, TItem, TList>(ApiCollection<TRow, TItem, TList> collection)
            where TItem : class
        {
            segments.Add(collection.Segment);
            read($"{Refusal.ApiPath}/{collection.Segment}", collection.ListAsync);
            read($"{Refusal.ApiPath}/{collection.Segment}/{{id}}", collection.OneAsync);
        }
    }
}
