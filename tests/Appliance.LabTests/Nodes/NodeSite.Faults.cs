using System.Diagnostics;
using System.Text.Json;
using Appliance.Lab;
using Appliance.LabTests.Setup;
using FluentAssertions;

namespace Appliance.LabTests.Nodes;

/// <summary>What goes wrong at a site, and what it leaves.</summary>
internal sealed partial class NodeSite
{
    // Where programs and the system write; /root has the files that secrets came from.
    private static readonly string[] Places = ["/etc", "/var", "/run", "/tmp", "/usr/lib/appliance", "/opt"];

    private readonly List<string> _said = [];

    /// <summary>Runs <c>node add</c>, and something happens at a moment of it.</summary>
    /// <returns>What it said, JSON lines.</returns>
    public async Task<CommandOutcome> AddAsync(IReadOnlyList<string> nodes, params Happening[] happenings)
    {
        var outcome = await RunAsync(Engine, ["appliance", "node", "add", .. nodes, "--output", "json"], line =>
        {
            foreach (var happening in happenings)
            {
                happening.See(line);
            }
        });
        foreach (var happening in happenings)
        {
            happening.Began.Should().BeTrue("it must come to {0}; it said at last:\n{1}", happening, outcome.LastWords());
            await happening.Ending;
        }

        foreach (var result in Results(outcome).Where(result => result.TryGetProperty("cause", out _)))
        {
            Note($"    {result.GetProperty("node")}: {result.GetProperty("cause")} | {result.GetProperty("remedy")}");
        }

        return outcome with { Error = outcome.Error + Plain(outcome) };
    }

    /// <summary>Runs <c>node add</c> for one node, which has to end with it being up.</summary>
    public async Task FinishAsync(string node, params string[] options)
    {
        var outcome = await AddAsync([node, .. options]);
        outcome.ShouldEndWith(0);
        Result(outcome, node).GetProperty("result").GetString().Should().Be("enrolled");
        await ShouldBecomeAsync(node, "up");
    }

    /// <summary>The object at the end of <c>node add --output json</c> for a node.</summary>
    public static JsonElement Result(CommandOutcome outcome, string node) => Results(outcome).Single(result => result.GetProperty("node").GetString() == node);

    /// <summary>The engine's list has the node in this state, and says why.</summary>
    public async Task ShouldShowAsync(string node, string status, string why)
    {
        var until = Stopwatch.StartNew();
        string? seen = null;
        do
        {
            var host = await HostAsync(node);
            seen = host is { } known ? $"{known.GetProperty("status")}: {(known.TryGetProperty("statusText", out var text) ? text : "")}" : "unknown";
            if (seen.StartsWith(status + ":", StringComparison.Ordinal) && seen.Contains(why, StringComparison.Ordinal))
            {
                Note($"{node} shows {seen}");
                return;
            }

            await Task.Delay(500);
        }
        while (until.Elapsed < TimeSpan.FromSeconds(20));
        throw new LabException($"{node} shows {seen}; expected was {status} and '{why}'.");
    }

    /// <summary>Waits until a command on a machine succeeds.</summary>
    public async Task WaitForAsync(LabMachine machine, int seconds, params string[] command)
    {
        var until = Stopwatch.StartNew();
        CommandOutcome outcome;
        while (!(outcome = await machine.RunAsync(CancellationToken.None, command)).Succeeded)
        {
            if (until.Elapsed > TimeSpan.FromSeconds(seconds))
            {
                throw new LabException($"{machine.HostName}: `{string.Join(' ', command)}` did not succeed within {seconds} s: {outcome.LastWords()}");
            }

            await Task.Delay(300);
        }

        Note($"{machine.HostName}# {string.Join(' ', command)}: true after {until.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>A token of the engine.</summary>
    public async Task<string> TokenAsync(params string[] options)
    {
        var issued = (await Engine.RunAsync(CancellationToken.None, ["appliance", "node", "token", "--output", "json", .. options])).OrThrow().Output;
        return JsonDocument.Parse(issued).RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>Joins from the machine itself, with a token from a file.</summary>
    public async Task<CommandOutcome> JoinAsync(LabMachine machine, string token, params string[] options)
    {
        await machine.WriteFileAsync("/root/token", token + "\n", CancellationToken.None, "0600");
        var outcome = await RunAsync(machine, [Folder + "/appliance", "node", "join", EngineName, "--address", EngineAddress, "--token-file", "/root/token", "--yes", .. options]);
        if (!outcome.Succeeded)
        {
            Note("    " + string.Join("\n             ", outcome.LastWords().Trim().Split('\n').TakeLast(4)));
        }

        return outcome;
    }

    /// <summary>No file, journal or process of any machine, and nothing that was said, holds a join token or one of these secrets.</summary>
    public async Task ShouldKeepSecretsAsync(params string[] secrets)
    {
        string[] patterns = [@"apj1\.[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{32}", .. secrets.SelectMany(SecretTraces.Forms).Select(System.Text.RegularExpressions.Regex.Escape)];
        foreach (var machine in _nodes.Where(node => node.IsOn).Append(Engine))
        {
            await machine.WriteFileAsync("/root/patterns", string.Join('\n', patterns) + "\n", CancellationToken.None, "0600");
            (await machine.RunAsync(CancellationToken.None, ["grep", "-rlaE", "-f", "/root/patterns", .. Places])).Output.Should().BeEmpty("{0} keeps no secret in a file", machine.HostName);
            foreach (var source in new[] { "journalctl --no-pager --output=export", "ps -eo args", "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'" })
            {
                (await machine.RunAsync(CancellationToken.None, "sh", "-c", $"{source} | grep -v /root/patterns | grep -caE -f /root/patterns")).Output.Trim()
                    .Should().Be("0", "{0} has no secret in {1}", machine.HostName, source);
            }
        }

        foreach (var pattern in patterns)
        {
            _said.Where(said => System.Text.RegularExpressions.Regex.IsMatch(said, pattern)).Should().BeEmpty();
        }

        Note($"no token and none of {secrets.Length} secrets in files, journal, processes of {_nodes.Count + 1} machines and {_said.Count} outputs");
    }

    // JSON writes quotes and the like in another way than people read them.
    private static string Plain(CommandOutcome outcome) => string.Join('\n', Lines(outcome).SelectMany(
        line => new[] { "text", "remedy", "cause" }.Select(key => line.TryGetProperty(key, out var text) ? text.GetString() : null).Where(text => text is not null)));

    private static IEnumerable<JsonElement> Results(CommandOutcome outcome) => Lines(outcome).Where(line => line.TryGetProperty("result", out _));

    private static IEnumerable<JsonElement> Lines(CommandOutcome outcome) => outcome.Output.Split('\n')
        .Where(line => line.StartsWith('{'))
        .Select(line => JsonDocument.Parse(line).RootElement);
}
