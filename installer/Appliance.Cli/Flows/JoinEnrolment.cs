using System.Security.Cryptography.X509Certificates;
using Appliance.Cli.Composition;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Modules.Enrolment;
using Appliance.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Facts;
using Appliance.Nodes.Joining;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;
using Appliance.Planning.Steps;

namespace Appliance.Cli.Flows;

/// <summary>Makes this machine known to an engine: its key, the exchange, its certificate. What is so already is left alone.</summary>
internal sealed class JoinEnrolment(Session session, JoinOptions options, RunFlow run, Patience patience)
{
    private const string Command = "appliance node join";

    private readonly NodeFiles _files = new(session.Machine.Files);

    /// <exception cref="EngineException">The engine refuses, or cannot be had.</exception>
    /// <exception cref="CommandLineException">This machine cannot join as asked.</exception>
    public async Task<Enrolment> EnrolAsync(StopTokens end)
    {
        var identity = _files.Identity();
        RequireSameName(identity);
        if (options.Engine is null && options.Token is null)
        {
            var known = Known(identity);
            TakeAddress(identity!, known.Endpoint);
            return new Enrolment { Credentials = known };
        }

        var endpoint = new EngineEndpoint(options.Engine ?? Known(identity).Endpoint.Engine, options.Addresses.Count > 0 ? options.Addresses : identity?.Addresses ?? []);
        var engine = await patience.TryAsync(token => EngineIntroduction.MeetAsync(endpoint, options.Token?.CaPin, session.Time, token), end.Stop);
        RequireSameEngine(identity, engine);
        if (identity is not null && await KnownAsync(engine, end.Stop) is { } enrolled)
        {
            TakeAddress(identity, endpoint);
            return enrolled;
        }

        return await JoinAsync(engine, end);
    }

    private async Task<Enrolment> JoinAsync(KnownEngine engine, StopTokens end)
    {
        if (await RunAsync(EnrolmentSteps.Key(), end) is { } stopped)
        {
            return new Enrolment { ExitCode = stopped };
        }

        // Facts are the host's, whatever folder its files are kept in for now.
        var host = new LocalFiles(null, new AccountDatabase(), setsOwners: false);
        var facts = await session.FactsAsync(end.Stop);
        var terms = new JoinTerms
        {
            Secret = options.Token?.Secret,
            Name = options.Name,
            MachineId = MachineId.Of(host, facts.Hardware)
                ?? throw new CommandLineException("This machine has no id: neither its firmware nor /etc/machine-id says one.\nTo do: run systemd-machine-id-setup and the command again.", ExitCode.Check),
            Addresses = NodeFactsReader.Addresses(facts, engine.LocalAddress),
            Facts = new NodeFactsReader(host, Programs.Version).Read(facts),
            Patience = options.Wait,
        };
        using var key = _files.Key() ?? throw new CommandLineException($"{NodePaths.Key} cannot be read.", ExitCode.Failed);
        using var client = new EngineClient(engine.Endpoint, engine.Ca, own: null, session.Time);
        var joined = await new NodeJoin(engine, client, session.Time, session.Events.Say, options.Awaits).AskAsync(key, terms, end.Stop);
        if (await RunAsync(EnrolmentSteps.Certificate(joined), end) is { } failed)
        {
            return new Enrolment { ExitCode = failed };
        }

        session.Events.Say($"This machine is the node {joined.Identity.Name} of {engine.Endpoint}. Words: {joined.Words}");
        return new Enrolment { Credentials = new NodeCredentials(engine.Endpoint, engine.Ca, _files.Credentials()!) };
    }

    /// <returns>Null when all went well, else the exit code.</returns>
    private async Task<int?> RunAsync(IReadOnlyList<IStep> steps, StopTokens end)
    {
        var plan = await PlanFlow.MakeAsync(session, steps, end.Stop);
        if (plan.Changes.Count == 0)
        {
            return null;
        }

        var result = await run.CarryOutAsync(new RunWords(Command, "appliance node leave", "join", IsPrelude: true), steps, plan, answers: null, end);
        return result.Outcome switch
        {
            RunOutcome.Finished => null,
            RunOutcome.Stopped => ExitCode.Interrupted,
            _ => ExitCode.Failed,
        };
    }

    private NodeCredentials Known(NodeIdentity? identity)
    {
        if (identity is null || !EngineAddress.TryParse(identity.Engine, out var address, out _))
        {
            throw new CommandLineException($"This machine is no node yet: say which engine it shall join.\nTo do: {Command} ENGINE, with a token of that engine (`appliance node token` there) or without one, to be approved.", ExitCode.Usage);
        }

        var endpoint = new EngineEndpoint(address, options.Addresses.Count > 0 ? options.Addresses : identity.Addresses);
        return _files.Ca() is { } ca && _files.Credentials() is { } own
            ? new NodeCredentials(endpoint, ca, own)
            : throw new CommandLineException($"The certificate of this node ({NodePaths.Certificate}), its key or the engine's CA is missing or damaged.\nTo do: {Command} {identity.Engine} with a new token (`appliance node token` on the engine).", ExitCode.Failed);
    }

    // The certificate may be good and the node unknown: removed there, or the engine set up anew from a copy.
    private async Task<Enrolment?> KnownAsync(KnownEngine engine, CancellationToken cancellationToken)
    {
        if (_files.Credentials() is not { } own || own.NotAfter.ToUniversalTime() <= session.Time.GetUtcNow().UtcDateTime)
        {
            return null;
        }

        var credentials = new NodeCredentials(engine.Endpoint, engine.Ca, own);
        using var client = credentials.Connect(session.Time);
        try
        {
            return new Enrolment { Credentials = credentials, Settings = await patience.TryAsync(client.SettingsAsync, cancellationToken) };
        }
        catch (EngineRefusedException e) when (e.Code == NodeProblemCode.NotEnrolled)
        {
            return null;
        }
    }

    private void TakeAddress(NodeIdentity identity, EngineEndpoint endpoint)
    {
        var now = identity with { Engine = endpoint.ToString(), Addresses = endpoint.Addresses };
        if (NodeFiles.TextOf(now) != NodeFiles.TextOf(identity))
        {
            _files.Write(now);
        }
    }

    private void RequireSameName(NodeIdentity? identity)
    {
        if (identity is not null && options.Name is { } name && name != identity.Name)
        {
            throw new CommandLineException($"This machine is the node {identity.Name} already, and cannot become {name}.\nTo do: `appliance node leave` first, then join by the new name.", ExitCode.Usage);
        }
    }

    private void RequireSameEngine(NodeIdentity? identity, KnownEngine engine)
    {
        if (identity is not null && _files.Ca() is { } ca && !IsSameKey(ca, engine.Ca))
        {
            throw new CommandLineException($"This machine is the node {identity.Name} of another engine, {identity.Engine}.\nTo do: `appliance node leave` first; then join {engine.Endpoint}.", ExitCode.Check);
        }
    }

    // A renewed CA is the same one.
    private static bool IsSameKey(X509Certificate2 one, X509Certificate2 other) =>
        one.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(other.PublicKey.ExportSubjectPublicKeyInfo());
}

/// <summary>How enrolment ended.</summary>
internal sealed record Enrolment
{
    /// <summary>What to speak with the engine with; null when it did not come to that.</summary>
    public NodeCredentials? Credentials { get; init; }

    /// <summary>Then the code to end with.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What the engine wants of this node, where it was asked already.</summary>
    public NodeSettings? Settings { get; init; }
}

/// <summary>An engine, and what this node shows it.</summary>
internal sealed record NodeCredentials(EngineEndpoint Endpoint, X509Certificate2 Ca, X509Certificate2 Own)
{
    public EngineClient Connect(TimeProvider time) => new(Endpoint, Ca, Own, time);
}
