using Appliance.Modules.Nodes;

namespace Appliance.Cli.Flows;

/// <summary>Which nodes are meant.</summary>
internal static class NodeSelection
{
    /// <param name="site">The nodes the answers name.</param>
    /// <exception cref="CommandLineException">One is not known, or none is meant.</exception>
    public static IReadOnlyList<NodeAnswer> Of(IReadOnlyList<NodeAnswer> site, NodeAddOptions options)
    {
        if (options.Nodes.Count == 0 && site.Count == 0)
        {
            throw new CommandLineException("The answers name no nodes. Put them into the answers (nodes.hosts), or give them here: appliance node add NAME=ADDRESS", ExitCode.Usage);
        }

        var nodes = options.Nodes.Count == 0 ? site : [.. options.Nodes.Select(given => Find(site, given))];
        if (nodes.GroupBy(node => node.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new CommandLineException($"{twice.Key} is given twice.", ExitCode.Usage);
        }

        if (options.HostKey is not null && nodes.Count != 1)
        {
            throw new CommandLineException("--host-key is one machine's: give one node with it, or put the keys into the answers (nodes.hosts, ssh, hostKey).", ExitCode.Usage);
        }

        return [.. nodes.Select(node => WithOptions(node, options))];
    }

    private static NodeAnswer Find(IReadOnlyList<NodeAnswer> site, string given)
    {
        if (given.Split('=', 2) is [var name, var address])
        {
            name = name.ToLowerInvariant();
            return NodeNames.IsName(name) && NodeNames.IsHost(address)
                ? (site.FirstOrDefault(node => node.Name == name) ?? new NodeAnswer(name, address, null, null, null)) with { Address = address }
                : throw new CommandLineException($"{given} is not NAME=ADDRESS with a host name and a host name or address.", ExitCode.Usage);
        }

        return site.FirstOrDefault(node => string.Equals(node.Name, given, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandLineException(
                site.Count == 0
                    ? $"There is no node {given} in the answers. Give its address too: {given}=ADDRESS"
                    : $"There is no node {given} in the answers; there are: {string.Join(", ", site.Select(node => node.Name))}. For another one give its address too: {given}=ADDRESS",
                ExitCode.Usage);
    }

    private static NodeAnswer WithOptions(NodeAnswer node, NodeAddOptions options)
    {
        var ssh = node.Ssh ?? SshAnswer.Empty;
        return node with
        {
            Ssh = ssh with
            {
                User = options.SshUser ?? ssh.User,
                PrivateKey = options.SshKey is { } key ? Path.GetFullPath(key) : ssh.PrivateKey,
                HostKey = options.HostKey ?? ssh.HostKey,
            },
        };
    }
}
