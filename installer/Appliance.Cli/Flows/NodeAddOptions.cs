namespace Appliance.Cli.Flows;

/// <summary>What <c>node add</c> was told on the command line, besides the answers.</summary>
internal sealed record NodeAddOptions
{
    /// <summary>Names of the site's nodes, or <c>name=address</c>; all of the site's when empty.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    public int Parallel { get; init; } = 8;

    public string? SshUser { get; init; }

    public string? SshKey { get; init; }

    public string? HostKey { get; init; }

    /// <summary>The options to repeat when some nodes are tried again.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];
}
