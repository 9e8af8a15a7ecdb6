using System.Net;
using Appliance.Contracts.Nodes;

namespace Appliance.Engine.Nodes;

/// <summary>Which addresses may stand in a node's certificate: not the engine's, and not those of another host.</summary>
internal sealed class AddressRules(EngineNames engine, HostStore hosts)
{
    private const string Remedy = "Give the node an address of its own; an address on two machines breaks both.";

    /// <param name="name">The node's.</param>
    /// <returns>Why they may not, or null.</returns>
    public async Task<NodeRefusal?> RefusalAsync(IReadOnlyList<IPAddress> addresses, string name, CancellationToken cancellationToken)
    {
        if (addresses.FirstOrDefault(engine.Has) is { } own)
            return Taken($"{own} is the engine's own address.", Remedy);
        return await hosts.AtAsync(addresses, name, cancellationToken) is { } other
            ? Taken($"{other.Address} is the address of the host {other.Name}.", $"{Remedy} If this machine is {other.Name}, join by that name (--name {other.Name}); if that host is elsewhere or gone, mend its address in the site's answers, or remove it: appliance node remove {other.Name}.")
            : null;
    }

    /// <summary>As the database has them: one way to write each.</summary>
    public static string[] TextsOf(IReadOnlyList<IPAddress> addresses) => [.. addresses.Select(address => address.ToString())];

    private static NodeRefusal Taken(string detail, string remedy) => new(StatusCodes.Status409Conflict, NodeProblemCode.AddressTaken, detail, remedy);
}
