namespace Appliance.Tests.Support;

/// <summary>The real clock, which tells when somebody has waited by it for so long, so many times.</summary>
internal sealed class WaitCountingTime : TimeProvider
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _wait;
    private int _left;

    public Task WaitsAsync(TimeSpan wait, int times)
    {
        (_wait, _left) = (wait, times);
        return _reached.Task;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == _wait && Interlocked.Decrement(ref _left) == 0)
        {
            _reached.TrySetResult();
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
