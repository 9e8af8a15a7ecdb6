using Appliance.Contracts.Nodes;
using Appliance.Modules.Nodes;

namespace Appliance.Tests.Cli.Nodes;

/// <summary>An engine that gives tokens and forgets hosts after a few looks.</summary>
internal sealed class FakeEngineNodes : IEngineNodes
{
    public List<string> Asked { get; } = [];

    public DateTimeOffset Expires { get; set; } = DateTimeOffset.MaxValue;

    public int LooksUntilGone { get; set; } = int.MaxValue;

    public HostSummary Host { get; set; } = new() { Id = Guid.Empty, Name = "node72.test.org", Address = "10.0.200.72", Cluster = "Default", Status = NodeStatus.Up };

    public Task<IssuedJoinToken> TokenAsync(string? name, string? lifetime, CancellationToken cancellationToken) => Task.FromResult(new IssuedJoinToken
    {
        Token = JoinToken.Create(new byte[32]).Text,
        Engine = "engine.test.org:7443",
        Expires = Expires,
        Name = name,
    });

    public async Task<IReadOnlyList<IssuedJoinToken>> TokensAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        await Note($"tokens {string.Join(' ', names)}");
        return await Task.WhenAll(names.Select(name => TokenAsync(name, null, cancellationToken)));
    }

    public Task<IReadOnlyList<HostSummary>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HostSummary>>([Host]);

    public Task<HostSummary?> ShowAsync(string name, CancellationToken cancellationToken) => Task.FromResult(LooksUntilGone-- > 0 ? Host : null);

    public Task ApproveAsync(string node, CancellationToken cancellationToken) => Note($"approve {node}");

    public Task RejectAsync(string node, CancellationToken cancellationToken) => Note($"reject {node}");

    public Task FailedAsync(string name, string why, CancellationToken cancellationToken) => Note($"failed {name}: {why}");

    public Task MaintenanceAsync(string name, bool on, CancellationToken cancellationToken) => Note($"maintenance {name} {on}");

    public async Task<HostOutcome> RemoveAsync(string name, bool force, CancellationToken cancellationToken)
    {
        await Note($"remove {name} {force}");
        return Asked.Count == 1 ? new HostOutcome { Name = name, Result = "leaving" } : new HostOutcome { Name = name, Result = "removed", Text = "Nothing stayed on it." };
    }

    public Task<HostOutcome> TestPowerAsync(string name, CancellationToken cancellationToken) => Task.FromResult(new HostOutcome { Name = name, Result = "on" });

    private Task Note(string text)
    {
        Asked.Add(text);
        return Task.CompletedTask;
    }
}
