using Appliance.Engine.Configuration;
using Appliance.Engine.Inventories;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Commands.Nodes;

/// <summary>What a <c>node</c> verb works with.</summary>
internal sealed record NodeTask(EngineConfiguration Configuration, NodeServices Services, NodeArguments Arguments, CancellationToken Cancellation)
{
    /// <summary>The host's name, or the words, that the verb was given.</summary>
    public string Value => Arguments.Values[0].Trim();

    /// <summary>The hosts with exactly this name; a machine that waits to replace one is another.</summary>
    public async Task<List<HostRow>> HostsAsync(string name)
    {
        var all = await Services.Inventory.HostsAsync(new InventoryFilter(), Cancellation);
        return [.. all.Where(host => host.Name == name)];
    }
}
