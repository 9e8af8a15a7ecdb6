using System.Collections.Concurrent;
using System.Net;

namespace Appliance.Engine.Accounts;

/// <summary>Counts the failed logins of each address, in memory: it spares the database and the processor, the lockout guards the account.</summary>
internal sealed class AddressThrottle(LockoutPolicy policy, TimeProvider time)
{
    private const int MostAddresses = 10_000;
    private readonly ConcurrentDictionary<IPAddress, Window> _windows = new();

    /// <summary>How long the address must wait, or null.</summary>
    public TimeSpan? Wait(IPAddress address) =>
        _windows.TryGetValue(address, out var window) && window.Failures >= policy.FailuresPerAddress && Left(window) is { } left && left > TimeSpan.Zero
            ? left
            : null;

    public void Failed(IPAddress address)
    {
        if (_windows.Count >= MostAddresses)
            ForgetOld();
        _windows.AddOrUpdate(
            address,
            _ => new Window(time.GetUtcNow(), 1),
            (_, window) => Left(window) > TimeSpan.Zero ? window with { Failures = window.Failures + 1 } : new Window(time.GetUtcNow(), 1));
    }

    private TimeSpan Left(Window window) => window.Start + policy.AddressWindow - time.GetUtcNow();

    private void ForgetOld()
    {
        foreach (var (address, _) in _windows.Where(entry => Left(entry.Value) <= TimeSpan.Zero))
            _windows.TryRemove(address, out _);
    }

    private sealed record Window(DateTimeOffset Start, int Failures);
}
