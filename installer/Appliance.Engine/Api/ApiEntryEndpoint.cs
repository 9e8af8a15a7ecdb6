using Appliance.Contracts.Api;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;

namespace Appliance.Engine.Api;

/// <summary><c>/ovirt-engine/api</c>: who answers, how much there is, and where to go on.</summary>
internal sealed class ApiEntryEndpoint(InventoryReader inventory, IReadOnlyList<string> segments, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context)
    {
        var counts = await inventory.CountAsync(context.RequestAborted);
        var entry = new ApiEntry
        {
            ProductInfo = new ApiProductInfo(Product.Name, Product.Vendor, Version()),
            Summary = new ApiSummary(
                new ApiSummaryCount(ApiShapes.Number(counts.HostsUp), ApiShapes.Number(counts.Hosts)),
                new ApiSummaryCount(null, ApiShapes.Number(counts.StorageDomains)),
                new ApiSummaryCount(null, ApiShapes.Number(counts.Users))),
            Time = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Link = [.. segments.Select(segment => new ApiLink($"{Refusal.ApiPath}/{segment}", segment))],
        };
        await ApiAnswer.WriteAsync(context, entry, ApiJson.Default.ApiEntry, "api");
    }

    private static ApiProductVersion Version()
    {
        var parts = Product.Version.Split('-', '+')[0].Split('.');
        return new ApiProductVersion(
            Build: parts.ElementAtOrDefault(2) ?? "0",
            FullVersion: Product.Version,
            Major: parts[0],
            Minor: parts.ElementAtOrDefault(1) ?? "0",
            Revision: parts.ElementAtOrDefault(3) ?? "0");
    }
}
