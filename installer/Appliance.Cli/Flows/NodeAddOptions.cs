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

    /// <summary>Install no packages on the nodes.</summary>
    public bool Offline { get; init; }

    /// <summary>Where the nodes take packages from, as they see it.</summary>
    public string? PackageSource { get; init; }

    /// <summary>The options to repeat when some nodes are tried again.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];
}
