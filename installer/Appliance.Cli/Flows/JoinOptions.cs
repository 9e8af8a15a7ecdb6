using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Planning.Checks;
using Appliance.Planning.Plans;

namespace Appliance.Cli.Flows;

/// <summary>What a command line asks of joining.</summary>
internal sealed record JoinOptions
{
    /// <summary>Null goes on with the engine this machine knows.</summary>
    public EngineAddress? Engine { get; init; }

    /// <summary>Addresses to try when the engine's name does not lead anywhere.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Null waits for approval.</summary>
    public JoinToken? Token { get; init; }

    /// <summary>Null leaves it to the token, else to the machine's own name.</summary>
    public string? Name { get; init; }

    /// <summary>Install no packages.</summary>
    public bool Offline { get; init; }

    /// <summary>Null for the system's own sources.</summary>
    public string? PackageSource { get; init; }

    /// <summary>Do not ask for confirmation.</summary>
    public bool Yes { get; init; }

    /// <summary>Asks for confirmation where it is not the terminal that is asked; null for the terminal.</summary>
    public Func<Plan, CancellationToken, Task<bool>>? Confirm { get; init; }

    /// <summary>Told the node's name and its four words when a person has to approve it, besides what is said.</summary>
    public Action<string, string>? Awaits { get; init; }

    /// <summary>How long to go on while the engine is down or nobody approves.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether another run on this machine is waited for, instead of being an error: it may be the one whose connection was lost.</summary>
    public bool WaitsForRun { get; init; }

    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
