using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Secrets;
using Appliance.Modules.Enrolment;
using Appliance.Modules.Node;
using Appliance.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Joining;
using Appliance.Planning.Answers;
using Appliance.Planning.Events;
using Appliance.Planning.Modules;
using Appliance.Planning.Plans;
using Appliance.Planning.Proofs;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Flows;

/// <summary>From a bare machine to a proven node: enrolment, the engine's settings, checks, plan, confirmation, run, proof.</summary>
internal sealed class JoinFlow
{
    private const string Command = "appliance node join";

    private readonly Session _session;
    private readonly JoinOptions _options;
    private readonly RunFlow _run;
    private readonly Patience _patience;

    public JoinFlow(Session session, JoinOptions options)
    {
        (_session, _options) = (session, options);
        _run = new RunFlow(session);
        if (options.Token is { } token)
        {
            session.Masker.Add(new Secret(token.Text));
            session.Masker.Add(new Secret(token.Secret));
        }

        _patience = new Patience(options.Wait, session.Time, text => session.Events.Warn(text));
    }

    /// <summary>What was seen when it was tried, and the site it was tried for; null when it did not come to that.</summary>
    public (SiteContext Site, IReadOnlyList<(IProof Proof, ProofResult Result)> Results)? Proven { get; private set; }

    public async Task<int> RunAsync()
    {
        using var signals = _run.Listen();
        return await TellAsync(
            async () =>
            {
                using var held = _options.WaitsForRun ? await Locking.WaitAsync(_session, Command, _options.Wait, signals.Stop) : Locking.Take(_session, Command);
                return await JoinAsync(signals.Tokens);
            },
            signals.Tokens);
    }

    /// <summary>The same for whoever has the lock.</summary>
    public Task<int> RunHeldAsync(StopTokens end) => TellAsync(() => JoinAsync(end), end);

    private async Task<int> TellAsync(Func<Task<int>> join, StopTokens end)
    {
        try
        {
            return await join();
        }
        catch (OperationCanceledException) when (end.Stop.IsCancellationRequested)
        {
            Publish(EventKind.RunStopped, EventLevel.Warning, "Stopped.", $"`{Command}` goes on.");
            return ExitCode.Interrupted;
        }
        catch (EngineException e)
        {
            Publish(EventKind.RunFailed, EventLevel.Error, e.Message, e.Remedy);
            return e is ClockDifferenceException ? ExitCode.Check : ExitCode.Failed;
        }
        catch (CommandLineException e) when (_session.IsJson)
        {
            Publish(EventKind.RunFailed, EventLevel.Error, e.Message, remedy: null);
            return e.ExitCode;
        }
    }

    private async Task<int> JoinAsync(StopTokens end)
    {
        if (EngineHere.Find(_session.Machine.Files) is { } engine)
        {
            throw new CommandLineException($"{engine} A machine is either an engine or a node.\nTo do: {EngineHere.Remedy}", ExitCode.Check);
        }

        var enrolment = await new JoinEnrolment(_session, _options, _run, _patience).EnrolAsync(end);
        if (enrolment.Credentials is not { } credentials)
        {
            return enrolment.ExitCode!.Value;
        }

        var wasSetUp = new NodeFiles(_session.Machine.Files).Identity() is { SettingsVersion: > 0 };
        await using var reports = new JoinReports(() => credentials.Connect(_session.Time), wasSetUp, _session.Time);
        try
        {
            return await SetUpAsync(credentials, enrolment.Settings ?? await SettingsAsync(credentials, end.Stop), reports, end);
        }
        catch (Exception e) when (e is not EngineException)
        {
            // What waits for a person must be seen at the engine too.
            await reports.FailedAsync(e is OperationCanceledException ? "It was stopped on the node." : _session.Masker.Apply(e.Message));
            throw;
        }
    }

    private async Task<NodeSettings> SettingsAsync(NodeCredentials credentials, CancellationToken cancellationToken)
    {
        using var client = credentials.Connect(_session.Time);
        return await _patience.TryAsync(client.SettingsAsync, cancellationToken);
    }

    private async Task<int> SetUpAsync(NodeCredentials credentials, NodeSettings settings, JoinReports reports, StopTokens end)
    {
        _session.AddAnswers($"{credentials.Endpoint}, settings {settings.Version}", settings.Answers);
        _session.AddAnswers("this node", NodeAnswersText.Of(settings.Name, credentials.Endpoint));
        _session.AddRenderer(reports);
        reports.Begin();
        var site = await _session.SiteAsync(prompt: null, needsSecrets: true, end.Stop);
        if (!await CheckFlow.RunAsync(_session, site, _options.Waivers, showAll: false, end.Stop))
        {
            throw new CommandLineException("A check failed. The node is enrolled, and not set up.\nTo do: mend what the check says and run `appliance node join` again.", ExitCode.Check);
        }

        var steps = _session.Steps(site);
        var plan = await PlanFlow.MakeAsync(_session, steps, end.Stop);
        if (plan.Changes.Count == 0)
        {
            _run.FinishUnfinished();
            _session.Events.Say("Everything is as the engine wants it: nothing to change.");
            return await ProveAsync(site, credentials, settings, reports, end.Stop);
        }

        if (!await ConfirmAsync(plan, end.Stop))
        {
            throw new CommandLineException($"Cancelled. Nothing was changed; `{Command}` asks again.", ExitCode.Interrupted);
        }

        var result = await _run.CarryOutAsync(new RunWords(Command, "appliance node leave", "join"), steps, plan, AnswersWriter.Write(site.Site), end);
        switch (result.Outcome)
        {
            case RunOutcome.Failed:
                await reports.FailedAsync($"{Title(steps, result.FailedStep)}: {result.Cause} {result.Remedy}");
                return ExitCode.Failed;
            case RunOutcome.Stopped:
                await reports.FailedAsync("It was stopped on the node.");
                return ExitCode.Interrupted;
            default:
                return await ProveAsync(site, credentials, settings, reports, end.Stop);
        }
    }

    private async Task<int> ProveAsync(SiteContext site, NodeCredentials credentials, NodeSettings settings, JoinReports reports, CancellationToken cancellationToken)
    {
        var files = new NodeFiles(_session.Machine.Files);
        if (files.Identity() is { } identity && identity.SettingsVersion != settings.Version)
        {
            files.Write(identity with { SettingsVersion = settings.Version });
        }

        try
        {
            await reports.InstalledAsync(_patience, cancellationToken);
        }
        catch (EngineException e)
        {
            Publish(EventKind.RunFailed, EventLevel.Error, $"This node is set up, and the engine {credentials.Endpoint} could not be told so: {e.Message}", $"Run `{Command}` again when the engine can be reached.");
            return ExitCode.Failed;
        }

        if (!site.Site.Mode.IsTrial)
        {
            await AgentSignal.WakeAsync(_session.Machine, cancellationToken);
        }

        var results = await ProofFlow.LookAsync(_session, site, cancellationToken);
        Proven = (site, results);
        if (!_session.IsJson)
        {
            SummaryText.Write(_session.Terminal, _session.Modules, site);
        }

        if (ProofFlow.Worst(results) == ProofOutcome.Fails)
        {
            Publish(EventKind.RunFailed, EventLevel.Error, "Everything is set up, but not everything works.", "Mend what the lines above say; `appliance status` looks again.");
            return ExitCode.Failed;
        }

        Publish(EventKind.RunFinished, EventLevel.Info, $"{settings.Name} is a node of {credentials.Endpoint}.", remedy: null);
        return ExitCode.Done;
    }

    private async Task<bool> ConfirmAsync(Plan plan, CancellationToken cancellationToken)
    {
        if (_options.Confirm is { } confirm)
        {
            return await confirm(plan, cancellationToken);
        }

        if (!_session.IsJson)
        {
            PlanText.Write(_session.Terminal, plan, "Plan", withDiffs: !_options.Yes);
        }

        return _options.Yes || await Confirmation.AskAsync(_session.Terminal, canAsk: true, "Please confirm the plan", defaultIsOk: true, cancellationToken);
    }

    private static string Title(IReadOnlyList<IStep> steps, string? id) => steps.FirstOrDefault(step => step.Id == id)?.Title ?? id ?? "";

    private void Publish(EventKind kind, EventLevel level, string text, string? remedy) =>
        _session.Events.Publish(new RunEvent { Kind = kind, Level = level, Text = text, Remedy = remedy });
}
