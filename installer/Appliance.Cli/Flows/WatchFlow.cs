using Appliance.Cli.Composition;
using Appliance.Cli.Output;
using Appliance.Contracts.Events;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;
using Appliance.Screens.Loop;
using Appliance.Screens.Terminals;
using Appliance.Wizard.Pages;
using Appliance.Wizard.Runs;
using Appliance.Wizard.Words;

namespace Appliance.Cli.Flows;

/// <summary>Looks on at the run that is going on, or at the last one. Touches nothing.</summary>
/// <param name="note">What the full screen says beside it; null for nothing.</param>
internal sealed class WatchFlow(Session session, WordCatalogue words, bool plain, string? note)
{
    private readonly RunTail _tail = new(session.Machine.Files, session.Time);

    private string Command => session.Machine.Prefix is { } prefix ? $"appliance setup --prefix {prefix}" : "appliance setup";

    public async Task<int> RunAsync()
    {
        using var signals = new StopSignals(() => { });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(signals.Stop, signals.HungUp);
        try
        {
            if (await _tail.FindAsync(() => Warn(words["watch.nothing"]), end.Token) is not { } folder)
            {
                session.Events.Say("No run was carried out here.");
                return ExitCode.Done;
            }

            return !plain && !session.IsJson && session.Terminal.IsInteractive && WizardFlow.Capabilities(session.Terminal) is { FullScreen: true } capabilities
                ? await ShowAsync(folder, capabilities, signals, end.Token)
                : await PrintAsync(folder, end.Token);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CommandLineException("Runs are for root to see: run it with sudo, or name your trial with --prefix DIR.", ExitCode.Check);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> PrintAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        IEventSink output = session.IsJson ? new JsonEvents(session.Terminal.Out) : new TextEvents(session.Terminal);
        EventKind? last = null;
        await foreach (var value in _tail.ReadAsync(folder, cancellationToken))
        {
            output.Publish(value);
            last = Ending(value) ?? (value.Kind == EventKind.RunStarted ? null : last);
            if (last is EventKind.RunFailed or EventKind.RunStopped or EventKind.Proven)
            {
                break;
            }
        }

        if (last is null)
        {
            Warn(words.With("watch.cut-off", Command));
        }

        return Code(last);
    }

    private async Task<int> ShowAsync(RunFolder folder, TerminalCapabilities capabilities, StopSignals signals, CancellationToken cancellationToken)
    {
        using var terminal = new UnixTerminal(capabilities);
        var loop = new ScreenLoop(terminal, new ScreenWords((now, least) => WizardScreen.TooSmall(words, now, least), words["wizard.ok"], words["wizard.cancel"]), session.Time);
        var screen = new WatchScreen(loop, words, $"Appliance {Programs.Version}", Environment.MachineName, loop.Stop, session.Time)
        {
            Trial = session.Machine.Prefix,
            Beside = note,
        };
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        EventKind? last = null;
        signals.OnScreen = true;
        var reading = Task.Run(async () =>
        {
            try
            {
                await foreach (var value in _tail.ReadAsync(folder, left.Token))
                {
                    last = Ending(value) ?? (value.Kind == EventKind.RunStarted ? null : last);
                    screen.Publish(value);
                }

                var cutOff = last is null;
                loop.Post(() => screen.End(cutOff ? words.With("watch.cut-off", Command) : null));
            }
            catch (OperationCanceledException)
            {
                // The person has left.
            }
        }, CancellationToken.None);
        loop.Run(screen, cancellationToken);
        await left.CancelAsync();
        await reading;
        return last is null ? ExitCode.Done : Code(last);
    }

    private static EventKind? Ending(RunEvent value) =>
        value is { Node: null, Kind: EventKind.RunFinished or EventKind.RunFailed or EventKind.RunStopped or EventKind.Proven } ? value.Kind : null;

    private static int Code(EventKind? last) => last switch
    {
        EventKind.RunFinished or EventKind.Proven => ExitCode.Done,
        EventKind.RunStopped => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };

    private void Warn(string text) => session.Events.Warn(text);
}
