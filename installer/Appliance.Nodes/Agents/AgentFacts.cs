using System.Text.Json;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Facts;
using Appliance.Nodes.Facts;

namespace Appliance.Nodes.Agents;

/// <summary>The machine's facts, looked at now and then, and told when they are news.</summary>
internal sealed class AgentFacts(IFactSource source, NodeFactsReader reader, TimeProvider time)
{
    // A look starts a few programs.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private DateTimeOffset _looked = DateTimeOffset.MinValue;
    private NodeFacts? _now;
    private string _text = "";
    private string? _told;

    /// <summary>The machine as last looked at; null before the first look.</summary>
    public MachineFacts? Latest { get; private set; }

    /// <returns>Null when the engine knows them.</returns>
    public async Task<NodeFacts?> NewsAsync(CancellationToken cancellationToken)
    {
        if (_now is null || time.GetUtcNow() - _looked >= Interval)
        {
            Latest = await source.GatherAsync(cancellationToken);
            _now = reader.Read(Latest);
            _text = JsonSerializer.Serialize(_now, NodeJson.Default.NodeFacts);
            _looked = time.GetUtcNow();
        }

        return _text == _told ? null : _now;
    }

    /// <summary>The engine has answered.</summary>
    /// <param name="wanted">It wants them again.</param>
    public void Told(bool wanted) => _told = wanted && _told == _text ? null : _text;
}
