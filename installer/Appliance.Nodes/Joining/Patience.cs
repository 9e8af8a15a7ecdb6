using Appliance.Nodes.Engines;

namespace Appliance.Nodes.Joining;

/// <summary>Tries again while an engine is down, for so long; says once that it waits.</summary>
public sealed class Patience(TimeSpan limit, TimeProvider time, Action<string> say, Func<double>? random = null)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <exception cref="EngineException">It will not pass, or the time is over.</exception>
    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + limit;
        var backoff = new Backoff(First, Longest, random ?? Random.Shared.NextDouble);
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await call(cancellationToken);
            }
            catch (EngineException e) when (e is EngineUnreachableException or EngineRefusedException { IsPassing: true } && time.GetUtcNow() < end)
            {
                if (isFirst)
                {
                    say($"{e.Message} Trying again until {end.UtcDateTime:HH:mm:ss} UTC; Ctrl-C ends it.");
                }
            }

            await Task.Delay(backoff.Next(), time, cancellationToken);
        }
    }
}
