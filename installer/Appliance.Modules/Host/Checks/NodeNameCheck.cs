using Appliance.Machines.Files;
using Appliance.Modules.Network;
using Appliance.Modules.Node;
using Appliance.Planning.Checks;

namespace Appliance.Modules.Host.Checks;

internal sealed class NodeNameCheck() : Check(
    "node-name",
    "The node's name is its own",
    "Virtual machines move to the address that a node finds under its own name, so the name must not lead to loopback in /etc/hosts, as Debian's installer writes it, and it must not be the engine's.")
{
    public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var name = MachineName.Of(context.Site);
        if (string.Equals(name, context.Site.Get(NodeQuestions.Engine).Host, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(CheckFinding.Failed($"{name} is the engine's name too.", "Give the node a name of its own in the engine, and join it again."));
        }

        if (context.Site.Get(NetworkQuestions.Hosts).Any(host => host.Name == name))
        {
            return Task.FromResult(CheckFinding.Passed($"The node is called {name}, and network.hosts says where it is."));
        }

        var loopback = HostsFile.LoopbackLines(context.Machine.Files.ReadTextOrNull("/etc/hosts") ?? "", name);
        return Task.FromResult(loopback.Count == 0
            ? CheckFinding.Passed($"The node is called {name}.")
            : CheckFinding.Warning(
                $"{string.Join(" ", loopback.Select(line => $"Line {line.Line} of /etc/hosts gives {name} the address {line.Address}."))} Virtual machines could not move to this node by its name.",
                $"Put the node's own address in place of {loopback[0].Address}, or list the node in the site's network.hosts."));
    }
}
