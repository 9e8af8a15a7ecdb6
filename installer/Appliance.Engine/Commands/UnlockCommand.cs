using Appliance.Engine.Accounts;
using Appliance.Engine.Events;

namespace Appliance.Engine.Commands;

/// <summary><c>admin unlock</c>: ends a lockout before its time.</summary>
internal sealed class UnlockCommand(CommandStreams streams)
{
    public Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken) =>
        new DatabaseCommand(streams).RunAsync(
            options,
            async (database, _, token) =>
            {
                var name = LoginName.Exact(options.User ?? LoginName.Administrator);
                var accounts = new AccountStore(database, TimeProvider.System);
                if (await accounts.FindAsync(name, token) is not { } account)
                    return NoSuchUser(name);
                var changed = await UnlockAsync(account, accounts, new EventLog(database, TimeProvider.System), token);
                return CommandOutcome.Done(changed ? "changed" : "unchanged");
            },
            cancellationToken);

    public static CommandOutcome NoSuchUser(string name) => CommandOutcome.Failed(
        $"There is no user '{name}'. The administrator is {LoginName.Administrator}; 'admin set-password' makes that account.");

    /// <summary>Whether there was anything to unlock.</summary>
    public static async Task<bool> UnlockAsync(Account account, AccountStore accounts, EventLog events, CancellationToken cancellationToken)
    {
        if (account is { FailedAttempts: 0, LockedUntil: null })
            return false;
        await accounts.SetFailuresAsync(account.Id, 0, null, cancellationToken);
        await events.RecordAsync(EventKind.AccountUnlocked, $"User {account.Name} was unlocked.", cancellationToken);
        return true;
    }
}
