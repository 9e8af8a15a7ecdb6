namespace Appliance.Nodes.Engines;

/// <summary>
/// How long to wait before trying again: twice as long each time up to a limit, less a random part of up to half, so that
/// many nodes do not come back to an engine in the same instant.
/// </summary>
/// <param name="random">Gives 0 to 1.</param>
public sealed class Backoff(TimeSpan first, TimeSpan limit, Func<double> random)
{
    private int _tries;

    public TimeSpan Next()
    {
        var whole = Math.Min(limit.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(_tries, 30)));
        _tries++;
        return TimeSpan.FromSeconds(whole * (1 - (random() / 2)));
    }

    public void Reset() => _tries = 0;
}
