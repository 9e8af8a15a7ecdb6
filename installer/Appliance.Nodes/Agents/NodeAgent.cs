using Appliance.Contracts.Nodes;
using Appliance.Nodes.Engines;
using Appliance.Nodes.Facts;

namespace Appliance.Nodes.Agents;

/// <summary>
/// Keeps a node in contact with its engine: says that it is there, and does what the answers ask for. It opens no port, and
/// an engine that is away is waited for.
/// </summary>
public sealed class NodeAgent : IDisposable
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WaitWhenNotEnrolled = TimeSpan.FromMinutes(5);

    private readonly AgentParts _parts;
    private readonly NodeFiles _files;
    private readonly AgentFacts _facts;
    private readonly AgentTroubles _troubles;
    private readonly Contact _contact;
    private readonly CertificateRenewal _renewal;
    private readonly RevocationFetch _revocations;
    private readonly AgentOrders _orders;
    private readonly LocalTroubles _local;
    private readonly Backoff _backoff;
    private volatile TaskCompletionSource _awake = NotYet();
    private IEngine? _engine;

    public NodeAgent(AgentParts parts)
    {
        _parts = parts;
        _files = new NodeFiles(parts.Machine.Files);
        _facts = new AgentFacts(parts.Facts, new NodeFactsReader(parts.Machine.Files, parts.Version), parts.Time);
        _troubles = new AgentTroubles(parts);
        _contact = new Contact(parts, _files);
        var libvirt = new LibvirtTls(parts);
        _renewal = new CertificateRenewal(parts, _files, libvirt);
        _revocations = new RevocationFetch(parts, _contact, libvirt);
        _local = new LocalTroubles(parts.Say);
        _orders = new AgentOrders(parts, _files, _contact);
        _backoff = new Backoff(FirstWait, LongestWait, parts.Random);
    }

    /// <summary>Until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _parts.Notifier.Ready("Looking for the engine");
        try
        {
            while (true)
            {
                await RestAsync(await BeatAsync(cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _parts.Notifier.Stopping();
        }
    }

    /// <summary>Whatever it waits for, there is news: it tries now.</summary>
    public void Wake() => _awake.TrySetResult();

    /// <summary>One heartbeat and what follows from it.</summary>
    /// <returns>How long to wait before the next.</returns>
    public async Task<TimeSpan> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var engine = _engine ??= Connect();
            // What fails on the node itself is told, and keeps it from being heard no more than it must.
            NodeFacts? facts = null;
            await _local.TryAsync("look at this machine", async () => facts = await _facts.NewsAsync(cancellationToken));
            var heartbeat = new Heartbeat
            {
                Time = _parts.Time.GetUtcNow(),
                Uptime = Environment.TickCount64 / 1000,
                Facts = facts,
                Troubles = [.. await _troubles.LookAsync(engine.ClockDifference, cancellationToken), .. _local.All],
            };
            var answer = await engine.HeartbeatAsync(heartbeat, cancellationToken);
            if (facts is not null || answer.WantsFacts)
            {
                _facts.Told(answer.WantsFacts);
            }

            _backoff.Reset();
            _contact.Has(answer);
            await FollowAsync(engine, answer, cancellationToken);
            return TimeSpan.FromSeconds(Math.Clamp(answer.NextSeconds, 1, 300));
        }
        catch (EngineException e)
        {
            // What it shows and trusts is read anew: a person may have joined again in the meantime.
            Disconnect();
            _contact.Lost(e);
            return e is EngineRefusedException { Code: NodeProblemCode.NotEnrolled } ? WaitWhenNotEnrolled : _backoff.Next();
        }
    }

    public void Dispose() => _engine?.Dispose();

    private async Task RestAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(time, _parts.Time, rest.Token), _awake.Task);
        await rest.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        if (_awake.Task.IsCompleted)
        {
            _awake = NotYet();
            _backoff.Reset();
            // Who woke it may have given it another certificate.
            Disconnect();
        }
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task FollowAsync(IEngine engine, HeartbeatAnswer answer, CancellationToken cancellationToken)
    {
        await _local.TryAsync("follow the engine's orders", () => _orders.FollowAsync(answer, cancellationToken));
        await _local.TryAsync("take the revocation list", () => _revocations.FollowAsync(engine, answer.RevocationNumber, cancellationToken));
        var isRenewed = false;
        await _local.TryAsync("renew the certificate", async () => isRenewed = await _renewal.LookAsync(engine, _facts.Latest, cancellationToken));
        if (isRenewed)
        {
            Disconnect();
        }
    }

    private IEngine Connect()
    {
        if (_files.Identity() is not { } identity || !EngineAddress.TryParse(identity.Engine, out var address, out _))
        {
            throw Unable($"{NodePaths.Identity} is missing or damaged, so nothing says whose node this is.");
        }

        _contact.Name(identity);
        if (_files.Ca() is not { } ca)
        {
            throw Unable($"{NodePaths.Ca} is missing or cannot be read.");
        }

        return _files.Credentials() is { } own
            ? _parts.Connect(new EngineEndpoint(address, identity.Addresses), ca, own)
            : throw Unable($"{NodePaths.Certificate} or its key is missing or cannot be read.");
    }

    private static EngineException Unable(string cause) =>
        new(cause, "Run `appliance node join ENGINE` again, with a token of the engine.");

    private void Disconnect()
    {
        _engine?.Dispose();
        _engine = null;
    }
}
