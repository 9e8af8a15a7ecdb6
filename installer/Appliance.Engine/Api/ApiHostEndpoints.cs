using Appliance.Contracts.Api;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Hosting;
using Appliance.Engine.Inventories;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Api;

/// <summary>Making, changing and removing hosts, and their interfaces. Lists and single hosts are an <see cref="ApiCollection{TRow,TItem,TList}"/>.</summary>
internal sealed class ApiHostEndpoints(NodeServices nodes)
{
    public async Task AddAsync(HttpContext context)
    {
        if (await ApiBody.ReadAsync(context, ApiJson.Default.ApiHostChange) is not { } change)
            return;
        var name = NodeRules.HostName(change.Name);
        if (name is null || change.Address is null)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "Give name, a host name, and address.");
            return;
        }

        if (await ReadAsync(context, change) is not { } wanted)
            return;
        if (await nodes.Declared.AddAsync(name, wanted, context.RequestAborted) is not { } id)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status409Conflict, $"There is a host {name} already.");
            return;
        }

        await SetSecretAsync(id, name, change, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = ApiShapes.Href("hosts", id);
        await TellAsync(context, id);
    }

    public async Task ChangeAsync(HttpContext context)
    {
        if (await ApiBody.ReadAsync(context, ApiJson.Default.ApiHostChange) is not { } change || await FindAsync(nodes.Inventory, context) is not { } host)
            return;
        if (change.Name is not null && change.Name != host.Name)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status409Conflict, "A host cannot get another name: its certificate has this one. Remove it and join it under the new name.");
            return;
        }

        if (await ReadAsync(context, change) is not { } wanted)
            return;
        await nodes.Declared.ChangeAsync(host.Id, host.Name, wanted, context.RequestAborted);
        await SetSecretAsync(host.Id, host.Name, change, context.RequestAborted);
        await TellAsync(context, host.Id);
    }

    public async Task RemoveAsync(HttpContext context)
    {
        if (await FindAsync(nodes.Inventory, context) is not { } host)
            return;
        var force = context.Request.Query["force"] == "true";
        var decision = await nodes.Administration.RemoveAsync(host.Name, force, context.RequestAborted);
        if (decision.Problem is { } problem)
            await Refusal.WriteAsync(context, StatusCodes.Status409Conflict, problem);
        else
            await ApiAnswer.WriteAsync(context, new ApiAction { Status = decision.Result == "removed" ? "complete" : "pending" }, ApiJson.Default.ApiAction, "action");
    }

    public async Task NicsAsync(HttpContext context)
    {
        if (await FindAsync(nodes.Inventory, context) is { } host)
            await ApiAnswer.WriteAsync(context, ApiHostShapes.Nics(host), ApiJson.Default.ApiHostNics, "host_nics");
    }

    /// <summary>The host of the address; null when there is none, and then the client has been told so.</summary>
    public static async Task<HostRow?> FindAsync(InventoryReader inventory, HttpContext context)
    {
        if (Guid.TryParse((string)context.Request.RouteValues["id"]!, out var id)
            && (await inventory.HostsAsync(new InventoryFilter(Id: id), context.RequestAborted)) is [var host])
        {
            return host;
        }

        await Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "There is no host with this id.");
        return null;
    }

    private async Task<DeclaredHost?> ReadAsync(HttpContext context, ApiHostChange change)
    {
        var (cluster, wrong) = await ClusterAsync(change.Cluster, context.RequestAborted);
        wrong ??= change.Address is { } address && (address.Length is 0 or > 255 || Uri.CheckHostName(address) == UriHostNameType.Unknown) ? "address wants a host name or an IP address." : null;
        var power = change.PowerManagement is { Type: { } type } given ? Power(type, given, out wrong, wrong) : null;
        if (wrong is null && change.PowerManagement?.Password is { } secret && (secret.Length is 0 or > 255 || secret.Any(char.IsControl)))
            wrong = "the power management password is empty, too long or holds a control character.";
        if (wrong is null)
            return new DeclaredHost(change.Address, cluster, power);
        await Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, wrong);
        return null;
    }

    private async Task<(Guid? Cluster, string? Wrong)> ClusterAsync(ApiNamed? named, CancellationToken cancellationToken)
    {
        if (named is null)
            return (null, null);
        var clusters = await nodes.Inventory.ClustersAsync(new InventoryFilter(), cancellationToken);
        return clusters.FirstOrDefault(cluster => cluster.Id.ToString() == named.Id || (named.Id is null && cluster.Name == named.Name)) is { } found
            ? (found.Id, null)
            : (null, "There is no such cluster.");
    }

    private static HostPower? Power(string type, ApiPowerManagement given, out string? wrong, string? before)
    {
        var options = given.Options?.Option ?? [];
        wrong = before;
        if (options.Any(option => option.Name is null || option.Value is null) || options.DistinctBy(option => option.Name).Count() != options.Count)
        {
            wrong ??= "a power management option lacks its name or value, or is there twice.";
            return null;
        }

        var power = new HostPower
        {
            Type = type,
            Address = given.Address ?? "",
            User = given.Username ?? "",
            Options = options.ToDictionary(option => option.Name!, option => option.Value!),
        };
        wrong ??= PowerRules.Flaw(power);
        return power;
    }

    private async Task SetSecretAsync(Guid id, string name, ApiHostChange change, CancellationToken cancellationToken)
    {
        if (change.PowerManagement?.Password is { } secret)
            await nodes.Powers.SetSecretAsync(id, name, secret, cancellationToken);
    }

    private async Task TellAsync(HttpContext context, Guid id)
    {
        var hosts = await nodes.Inventory.HostsAsync(new InventoryFilter(Id: id), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, context.Response.StatusCode, ApiHostShapes.Host(hosts[0]), ApiJson.Default.ApiHost);
    }
}
