using Appliance.Modules.Engine;
using Appliance.Modules.Network;
using Appliance.Planning.Checks;
using Appliance.Planning.Sites;

namespace Appliance.Modules.Nodes.Checks;

/// <summary>The engine is not one of its own nodes by mistake.</summary>
internal sealed class NodeNamesCheck() : Check(
    "node-names",
    "No node has the engine's name or address",
    "Nodes are known by their names, and reached by their addresses. One with the engine's would be the engine's own machine, or take its place in the network.")
{
    public override bool Waivable => false;

    public override bool AppliesTo(Site site) => site.Get(NodesQuestions.Hosts).Count > 0;

    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var site = context.Site;
        var nodes = site.Get(NodesQuestions.Hosts);
        string[] names = [site.Get(EngineQuestions.Fqdn), .. site.Get(NetworkQuestions.Management).Address is { } own ? [own.Address.ToString()] : Array.Empty<string>()];
        var problems = nodes.SelectMany(node => new[] { node.Name, node.Address }.Distinct().Where(names.Contains).Select(taken => $"{node.Name}: {taken} is the engine's")).ToList();
        return Task.FromResult(problems.Count == 0
            ? CheckFinding.Passed($"{string.Join(", ", nodes.Select(node => node.Name))}.")
            : CheckFinding.Failed(string.Join("; ", problems) + ".", "Give the node its own name and address (nodes.hosts)."));
    }
}
