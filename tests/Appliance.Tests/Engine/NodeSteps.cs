using System.Text.Json;
using Appliance.Contracts.Nodes;
using FluentAssertions;

namespace Appliance.Tests.Engine;

/// <summary>What a person does about nodes on the engine's host.</summary>
internal static class NodeSteps
{
    /// <summary>The secret part of a new token.</summary>
    public static async Task<string> TokenAsync(this TestEngine engine, params string[] options)
    {
        var run = await engine.RunAsync("", ["node", "token", .. options]);
        run.Code.Should().Be(0, run.Error);
        var issued = JsonSerializer.Deserialize(run.Output, NodeJson.Default.IssuedJoinToken)!;
        JoinToken.TryParse(issued.Token, out var token).Should().BeTrue();
        return token!.Secret;
    }

    public static async Task<IReadOnlyList<HostSummary>> HostsAsync(this TestEngine engine)
    {
        var run = await engine.RunAsync("", "node", "list");
        run.Code.Should().Be(0, run.Error);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, NodeJson.Default.HostSummary)!)];
    }

    public static async Task<HostSummary> HostAsync(this TestEngine engine, string name) => (await engine.HostsAsync()).Single(host => host.Name == name);

    public static async Task<HostOutcome> NodeAsync(this TestEngine engine, params string[] verb)
    {
        var run = await engine.RunAsync("", ["node", .. verb]);
        run.Code.Should().Be(0, run.Error);
        return JsonSerializer.Deserialize(run.Output, NodeJson.Default.HostOutcome)!;
    }

    /// <summary>Descriptions of the engine's events, the oldest first.</summary>
    public static async Task<string> EventsAsync(this TestEngine engine) =>
        (await engine.Cluster.ScalarAsync<string>("SELECT string_agg(code || ' ' || description, E'\\n' ORDER BY id) FROM events", engine.Database))!;

    /// <summary>A node that has joined with a token and is up.</summary>
    public static async Task<TestNode> EnrolAsync(this TestEngine engine, string name)
    {
        var node = new TestNode(engine, name);
        await node.JoinAsync(await engine.TokenAsync());
        await node.ReportAsync(NodePhase.Installed);
        return node;
    }

    /// <summary>Waits until the host has the status.</summary>
    public static async Task<HostSummary> BecomesAsync(this TestEngine engine, string name, string status)
    {
        var deadline = DateTimeOffset.UtcNow.AddSeconds(20);
        while (true)
        {
            var host = await engine.HostAsync(name);
            if (host.Status == status || DateTimeOffset.UtcNow > deadline)
            {
                host.Status.Should().Be(status);
                return host;
            }
        }
    }

    /// <summary>Waits until the engine has looked after its hosts a few times: it forgets an old request each time.</summary>
    public static async Task LooksAsync(this TestEngine engine)
    {
        for (var look = 0; look < 3; look++)
        {
            await engine.Cluster.ScalarAsync<int>(
                "INSERT INTO join_requests SELECT '\\x00', 'old', 'machine', '', '{}', '{}', 'w', '10.0.0.1', now() - interval '2 days', now() - interval '2 days' RETURNING 1",
                engine.Database);
            var deadline = DateTimeOffset.UtcNow.AddSeconds(20);
            while (await engine.Cluster.ScalarAsync<long>("SELECT count(*) FROM join_requests WHERE name = 'old'", engine.Database) > 0)
                DateTimeOffset.UtcNow.Should().BeBefore(deadline);
        }
    }
}
