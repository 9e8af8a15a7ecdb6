using System.Globalization;
using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Ssh;
using Appliance.Modules.Network;
using Appliance.Modules.Nodes;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;
using Appliance.Planning.Sites;

namespace Appliance.Cli.Flows;

/// <summary><c>appliance node add</c>: which nodes, how to log in, are they the right machines, then all of them at once.</summary>
/// <param name="hasAnswers">Whether there are answers; without, nodes are given with their addresses.</param>
internal sealed class NodeAddFlow(Session session, IEngineNodes engine, NodeAddOptions options, bool hasAnswers)
{
    private bool CanAsk => session.Terminal.IsInteractive && !session.IsJson;

    /// <param name="program">The program to carry to the nodes.</param>
    public async Task<int> RunAsync(ProgramFile program)
    {
        try
        {
            return await AddAsync(program);
        }
        catch (OperationCanceledException)
        {
            // Before the first node was begun: there is nothing to tell of.
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> AddAsync(ProgramFile program)
    {
        // Without an engine no token is to be had; better to know before the first connection.
        var hosts = await engine.ListAsync(CancellationToken.None);
        var site = hasAnswers ? (await session.SiteAsync(prompt: null, needsSecrets: false, CancellationToken.None)).Site : null;
        var nodes = NodeSelection.Of(site?.Get(NodesQuestions.Hosts) ?? [], options);
        var prompt = CanAsk ? new TerminalSecretPrompt(session.Terminal.Out) : null;
        var logins = await NodeLogins.OfAsync(nodes, site?.Get(NodesQuestions.DefaultSsh) ?? SshAnswer.Empty, prompt, session.Masker, CancellationToken.None);
        var results = await EnrolAsync(program, logins, Addresses(site), hosts);
        Tell(results, nodes);
        return results.All(result => result.Outcome == EnrolmentOutcome.Enrolled) ? ExitCode.Done
            : results.Any(result => result.Outcome is EnrolmentOutcome.Stopped or EnrolmentOutcome.NotStarted) ? ExitCode.Interrupted
            : ExitCode.Failed;
    }

    private async Task<IReadOnlyList<EnrolmentResult>> EnrolAsync(ProgramFile program, IReadOnlyList<(NodeAnswer Node, SshTarget Target)> logins, IReadOnlyList<string> addresses, IReadOnlyList<HostSummary> hosts)
    {
        using var folder = new SshFolder();
        var knownHosts = new SshKnownHosts(session.Machine.Files);
        await using var connector = new SshConnector(session.Machine.Commands, folder, knownHosts, Environment.ProcessPath!);
        INodeDisplay? display = null;
        using var signals = new StopSignals(() => Volatile.Read(ref display)?.Note("Stopping: nodes under way come to the end of their step. Ctrl-C again cuts them off."));
        var strangers = await new HostKeyConfirmation(new HostKeyTrust(connector, knownHosts), session.Terminal, CanAsk)
            .AskAsync([.. logins.Select(login => (login.Node.Name, login.Target))], options.Parallel, signals.Stop);
        var started = session.Time.GetUtcNow();
        await using var shown = Display([.. logins.Select(login => login.Node.Name)]);
        Volatile.Write(ref display, shown);
        var targets = logins.ToDictionary(login => login.Node.Name, login => login.Target);
        var up = hosts.Where(host => host.Status == NodeStatus.Up).ToDictionary(host => host.Name, host => host.Id);
        using var tokens = new JoinTokens(engine, [.. targets.Keys.Where(name => !up.ContainsKey(name))], session.Masker, session.Time);
        return await new EnrolmentFlow(shown, options.Parallel, OneAsync).RunAsync([.. targets.Keys], signals.Stop, signals.Abort);

        async Task<EnrolmentResult> OneAsync(string node, CancellationToken stop, CancellationToken abort)
        {
            using var log = new LogEvents();
            log.Open(session.Machine.Files, $"{RunPaths.Logs}/node-{node}-{started.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}.log");
            var events = new NodeTaggedEvents(node, new MaskingEvents(session.Masker, session.Time, [log, shown, .. session.Log.Path is null ? [] : (IEventSink[])[session.Log]]));
            if (strangers.TryGetValue(node, out var stranger))
            {
                events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = stranger.Message, Remedy = stranger.Remedy });
                return await KeepAsync(new EnrolmentResult(node, EnrolmentOutcome.Failed, 0, stranger.Message, stranger.Remedy, log.Path), events);
            }

            var enrolment = new NodeEnrolment(node, targets[node], connector.OpenAsync, tokens, program, addresses, session.Masker, session.Time)
            {
                Up = up.TryGetValue(node, out var id) ? id : null,
                Offline = options.Offline,
                PackageSource = options.PackageSource,
            };
            return await KeepAsync(await enrolment.RunAsync(events, stop, abort) with { Log = log.Path }, events);
        }
    }

    // A node that was cut off, killed or never reached cannot tell the engine itself, and must not look as if all were well.
    private async Task<EnrolmentResult> KeepAsync(EnrolmentResult result, IEventSink events)
    {
        if (result.Outcome is EnrolmentOutcome.Failed or EnrolmentOutcome.Stopped)
        {
            try
            {
                await engine.FailedAsync(result.Node, $"{result.Cause} {result.Remedy}", CancellationToken.None);
            }
            catch (NodeCommandException e)
            {
                events.Warn($"The engine does not keep why {result.Node} failed: {e.Message}", e.Remedy);
            }
        }

        return result;
    }

    private INodeDisplay Display(IReadOnlyList<string> names) =>
        session.IsJson ? new NodeStream(new LastingEvents(new JsonEvents(session.Terminal.Out)), session.Time)
        : CanAsk && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb") ? new LiveNodes(session.Terminal, names, () => (Console.WindowWidth, Console.WindowHeight), session.Time)
        : new NodeStream(new LastingEvents(new NodeLines(session.Terminal.Out)), session.Time);

    // For nodes whose DNS does not know the engine's name.
    private static IReadOnlyList<string> Addresses(Site? site) =>
        site?.Get(NetworkQuestions.Management).Address is { } address ? [address.Address.ToString()] : [];

    private void Tell(IReadOnlyList<EnrolmentResult> results, IReadOnlyList<NodeAnswer> nodes)
    {
        if (session.IsJson)
        {
            foreach (var result in results)
            {
                session.Terminal.Out.WriteLine(EnrolmentTable.Json(result));
            }

            return;
        }

        session.Terminal.Out.WriteLine();
        foreach (var line in EnrolmentTable.Lines(results))
        {
            session.Terminal.Out.WriteLine(line);
        }

        var again = results.Where(result => result.Outcome != EnrolmentOutcome.Enrolled).Select(result => Word(nodes.First(node => node.Name == result.Node))).ToList();
        if (again.Count > 0)
        {
            session.Terminal.Out.WriteLine();
            session.Terminal.Out.WriteLine($"Try {(again.Count == 1 ? "it" : "them")} again: appliance node add {string.Join(' ', again.Concat(options.Again))}");
        }

        string Word(NodeAnswer node) => options.Nodes.Any(given => given.StartsWith(node.Name + "=", StringComparison.OrdinalIgnoreCase)) ? $"{node.Name}={node.Address}" : node.Name;
    }
}
