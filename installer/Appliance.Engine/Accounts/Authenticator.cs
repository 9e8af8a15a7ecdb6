using System.Net;
using Appliance.Engine.Events;

namespace Appliance.Engine.Accounts;

/// <summary>Checks names and passwords: one at a time, so that guesses can neither race past the lockout nor take every processor.</summary>
internal sealed class Authenticator(AccountStore accounts, EventLog events, LockoutPolicy policy, TimeProvider time)
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(5);

    private readonly AddressThrottle _throttle = new(policy, time);
    private readonly VerifiedPasswords _verified = new(time);
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    public async Task<LoginOutcome> LogInAsync(string typedName, string password, IPAddress from, CancellationToken cancellationToken)
    {
        if (_throttle.Wait(from) is { } wait)
            return LoginOutcome.TooMany(wait);
        var name = LoginName.Exact(typedName);
        if (await accounts.FindAsync(name, cancellationToken) is { } account
            && !account.IsLocked(time.GetUtcNow())
            && _verified.Contains(account, password))
        {
            return LoginOutcome.Accepted(account);
        }

        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return LoginOutcome.TooMany(BusyRetry);
        }

        using var turn = await TakeTurnAsync(cancellationToken);
        return await CheckAsync(name, password, from, cancellationToken);
    }

    private async Task<LoginOutcome> CheckAsync(string name, string password, IPAddress from, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(name, cancellationToken);
        var now = time.GetUtcNow();
        if (account?.IsLocked(now) == true)
        {
            _throttle.Failed(from);
            return LoginOutcome.Locked(account.LockedUntil!.Value - now.UtcDateTime);
        }

        var right = password.Length <= PasswordRule.Longest && (account?.Password ?? PasswordHash.Unmatchable).Matches(password);
        if (account is null || !right)
        {
            _throttle.Failed(from);
            return await FailAsync(account, from, now, cancellationToken);
        }

        if (account.FailedAttempts > 0 || account.LockedUntil is not null)
            await accounts.SetFailuresAsync(account.Id, 0, null, cancellationToken);
        _verified.Add(account, password);
        return LoginOutcome.Accepted(account);
    }

    private async Task<LoginOutcome> FailAsync(Account? account, IPAddress from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            // Not the name that was typed: it may well be a password in the wrong field.
            await events.RecordOnceAMinuteAsync(EventKind.LoginFailed, $"An unknown user failed to log in from {from}.", cancellationToken);
            return LoginOutcome.WrongPassword;
        }

        // A lock that has run out starts the count anew.
        var failures = account.LockedUntil is null ? account.FailedAttempts + 1 : 1;
        var locks = failures >= policy.Failures;
        await accounts.SetFailuresAsync(account.Id, failures, locks ? now + policy.Duration : null, cancellationToken);
        await events.RecordAsync(EventKind.LoginFailed, $"User {account.Name} failed to log in from {from}.", cancellationToken);
        if (!locks)
            return LoginOutcome.WrongPassword;
        await events.RecordAsync(
            EventKind.AccountLocked,
            $"User {account.Name} is locked for {policy.Duration.TotalMinutes:0} minutes after {failures} wrong passwords.",
            cancellationToken);
        return LoginOutcome.Locked(policy.Duration);
    }

    private async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken);
            return new Turn(_turn);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
