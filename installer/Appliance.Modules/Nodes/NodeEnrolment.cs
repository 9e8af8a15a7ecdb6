using System.Globalization;
using System.Text.Json;
using Appliance.Contracts.Events;
using Appliance.Contracts.Nodes;
using Appliance.Machines.Commands;
using Appliance.Machines.Secrets;
using Appliance.Machines.Ssh;
using Appliance.Nodes;
using Appliance.Planning.Events;

namespace Appliance.Modules.Nodes;

/// <summary>Enrols one node: connect, look, copy, join. What it does there is told as events.</summary>
/// <param name="connect">Opens a connection to it.</param>
/// <param name="addresses">Addresses the engine's name leads to.</param>
public sealed class NodeEnrolment(
    string name,
    SshTarget target,
    Func<SshTarget, CancellationToken, Task<ISshConnection>> connect,
    JoinTokens tokens,
    ProgramFile program,
    IReadOnlyList<string> addresses,
    SecretMasker masker,
    TimeProvider time)
{
    // A certificate that was made just now must be valid for the node; chrony steps over more than that by itself.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    private RunEvent? _failure;

    /// <summary>The host that the engine has by this name, when that is up; null when there is none.</summary>
    public Guid? Up { get; init; }

    /// <summary>Install no packages on the node.</summary>
    public bool Offline { get; init; }

    /// <summary>Where the node takes packages from, as it sees it; null for its own sources.</summary>
    public string? PackageSource { get; init; }

    /// <param name="stop">Stop after the step under way.</param>
    /// <param name="abort">Stop at once.</param>
    public async Task<EnrolmentResult> RunAsync(IEventSink events, CancellationToken stop, CancellationToken abort)
    {
        var begun = time.GetTimestamp();
        try
        {
            events.Say($"Connecting to {target}.");
            await using var connection = await connect(target, abort);
            return Result(await EnrolAsync(new Courier(connection, program, target.Address), events, stop, abort), _failure?.Text, _failure?.Remedy);
        }
        catch (SshFailedException e)
        {
            return Fail(e.Message, e.Remedy);
        }
        catch (NodeCommandException e)
        {
            return Fail(e.Message, e.Remedy);
        }
        catch (Exception e) when (e is CommandTimeoutException or CommandFailedException or IOException)
        {
            // One node's trouble must not end the others.
            return Fail(e.Message, "See that the machine answers and has room, and run the command again: it goes on from where it is.");
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return Result(EnrolmentOutcome.Stopped, "It was cut off.", "Run the command again: it goes on from where it is.");
        }

        EnrolmentResult Fail(string cause, string remedy)
        {
            events.Publish(new RunEvent { Kind = EventKind.RunFailed, Level = EventLevel.Error, Text = cause, Remedy = remedy });
            return Result(EnrolmentOutcome.Failed, cause, remedy);
        }

        EnrolmentResult Result(EnrolmentOutcome outcome, string? cause, string? remedy) => outcome == EnrolmentOutcome.Enrolled
            ? new EnrolmentResult(name, outcome, time.GetElapsedTime(begun).TotalSeconds)
            : new EnrolmentResult(name, outcome, time.GetElapsedTime(begun).TotalSeconds, cause, remedy);
    }

    private async Task<EnrolmentOutcome> EnrolAsync(Courier courier, IEventSink events, CancellationToken stop, CancellationToken abort)
    {
        events.Say("Looking at the machine.");
        var machine = await courier.LookAsync(abort);
        WarnOfClock(machine, events);
        if (stop.IsCancellationRequested)
        {
            return Stopped();
        }

        var copied = await courier.CopyAsync(machine, new CopyProgress(events, program.Size), abort);
        events.Say(copied ? "The program is there." : "The program is there already.");
        if (stop.IsCancellationRequested)
        {
            return Stopped();
        }

        events.Say("Joining.");
        var token = HasJoined(machine) ? null : await tokens.TakeAsync(name, abort);
        var input = new NodeJoinInput { Engine = token?.Engine, Addresses = addresses, Token = token?.Token, Name = name, Offline = Offline, PackageSource = PackageSource };
        await using var stopping = stop.Register(() => _ = courier.StopAsync(abort));
        var result = await courier.JoinAsync(JsonSerializer.Serialize(input, NodeJson.Default.NodeJoinInput), line => Pass(line, events), abort);
        if (result.Succeeded)
        {
            return EnrolmentOutcome.Enrolled;
        }

        _failure ??= new RunEvent
        {
            Kind = EventKind.RunFailed,
            Text = string.Create(CultureInfo.InvariantCulture, $"`appliance node join` ended with exit code {result.ExitCode}: {masker.Apply(string.Join(' ', result.Tail(3)))}"),
            Remedy = "Mend what the message says and run the command again.",
        };
        return stop.IsCancellationRequested ? EnrolmentOutcome.Stopped : EnrolmentOutcome.Failed;
    }

    // Its agent is in contact with the engine as this very host: its certificate is the right it needs.
    private bool HasJoined(RemoteMachine machine) => Up is { } id && machine.Node is { } text && NodeFiles.ReadIdentity(text) is { } node && node.HostId == id && node.Name == name;

    private EnrolmentOutcome Stopped()
    {
        _failure = new RunEvent { Kind = EventKind.RunStopped, Text = "It was told to stop.", Remedy = "Run the command again: it goes on from where it is." };
        return EnrolmentOutcome.Stopped;
    }

    private void WarnOfClock(RemoteMachine machine, IEventSink events)
    {
        var off = machine.Clock - time.GetUtcNow();
        if (off.Duration() > ClockTolerance)
        {
            var amount = off.Duration() >= TimeSpan.FromHours(1)
                ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(off.Duration().TotalHours, 1):0.#} hours")
                : string.Create(CultureInfo.InvariantCulture, $"{off.Duration().TotalMinutes:0} minutes");
            events.Warn(
                $"Its clock is {amount} {(off > TimeSpan.Zero ? "ahead of" : "behind")} this machine's; certificates may not count there.",
                "Set it (timedatectl set-time), and give time servers (time.servers).");
        }
    }

    // Lines that are no events are what was said before the program could speak: sudo's lecture, a linker's message.
    private void Pass(string line, IEventSink events)
    {
        try
        {
            var value = EventJson.Read(line);
            if (value.Kind is EventKind.RunFailed or EventKind.StepFailed or EventKind.RunStopped || value is { Level: EventLevel.Error, Kind: EventKind.Check or EventKind.Message })
            {
                // The step's own words say more than those of the run that it ended.
                _failure = _failure is { Kind: EventKind.StepFailed } && value.Kind != EventKind.StepFailed ? _failure : Masked(value);
            }

            events.Publish(value with { Node = name });
        }
        catch (JsonException)
        {
            events.Publish(new RunEvent { Kind = EventKind.StepOutput, Level = EventLevel.Detail, Text = line });
        }
    }

    private RunEvent Masked(RunEvent value) => value with { Text = masker.Apply(value.Text), Remedy = value.Remedy is { } remedy ? masker.Apply(remedy) : null };

    private sealed class CopyProgress(IEventSink events, long size) : IProgress<long>
    {
        private int _told;

        public void Report(long value)
        {
            var percent = size == 0 ? 100 : (int)(value * 100 / size);
            if (percent / 10 > _told / 10)
            {
                _told = percent;
                events.Publish(new RunEvent { Kind = EventKind.Message, Level = EventLevel.Detail, Id = "copy", Text = $"Copying the program: {percent} %." });
            }
        }
    }
}
