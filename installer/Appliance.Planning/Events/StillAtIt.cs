using System.Globalization;
using Appliance.Contracts.Events;
using Appliance.Planning.Runs;

namespace Appliance.Planning.Events;

/// <summary>
/// Says of a step that takes long that it is still at work, how long so far, and how long it usually takes: after ten
/// seconds, and each time it has taken half as long again, at least every minute.
/// </summary>
public sealed class StillAtIt : IEventSink, IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly IEventSink _inner;
    private readonly UsualTimes _usual;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private RunEvent? _step;
    private long _begun;

    /// <param name="inner">Gets all events, and those told here among them.</param>
    public StillAtIt(IEventSink inner, UsualTimes usual, TimeProvider time)
    {
        (_inner, _usual, _time) = (inner, usual, time);
        _timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Publish(RunEvent value)
    {
        if (value is { Kind: EventKind.StepStarted, Id: { } id })
        {
            value = value with { UsualSeconds = _usual.Of(id) };
        }

        _inner.Publish(value);
        lock (_gate)
        {
            if (value.Kind == EventKind.StepStarted)
            {
                (_step, _begun) = (value, _time.GetTimestamp());
                _timer.Change(First, Timeout.InfiniteTimeSpan);
            }
            else if (value.Kind is EventKind.StepDone or EventKind.StepFailed or EventKind.RunStopped or EventKind.RunFailed or EventKind.RunFinished)
            {
                _step = null;
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _step = null;
        }

        _timer.Dispose();
    }

    private void Tell()
    {
        RunEvent step;
        TimeSpan elapsed;
        lock (_gate)
        {
            if (_step is null)
            {
                return;
            }

            (step, elapsed) = (_step, _time.GetElapsedTime(_begun));
            var next = elapsed / 2;
            _timer.Change(next < First ? First : next > Longest ? Longest : next, Timeout.InfiniteTimeSpan);
        }

        var usually = step.UsualSeconds is { } usual ? string.Create(CultureInfo.InvariantCulture, $", usually {Math.Max(1, usual):0} s") : "";
        _inner.Publish(step with
        {
            Kind = EventKind.StepRunning,
            Seconds = Math.Round(elapsed.TotalSeconds, 3),
            Text = string.Create(CultureInfo.InvariantCulture, $"still at it, {Math.Floor(elapsed.TotalSeconds):0} s{usually}"),
        });
    }
}
