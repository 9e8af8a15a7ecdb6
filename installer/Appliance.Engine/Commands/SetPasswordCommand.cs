using Appliance.Engine.Accounts;
using Appliance.Engine.Events;

namespace Appliance.Engine.Commands;

/// <summary><c>admin set-password</c>: the new password comes on standard input, so it shows in no process list.</summary>
internal sealed class SetPasswordCommand(CommandStreams streams)
{
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        var password = await streams.Input.ReadLineAsync(cancellationToken);
        if (PasswordRule.Refuse(password) is { } refused)
        {
            await streams.Error.WriteLineAsync($"{Product.Executable}: {refused}");
            return ExitCode.Failed;
        }

        return await new DatabaseCommand(streams).RunAsync(
            options,
            async (database, _, token) =>
            {
                var name = LoginName.Exact(options.User ?? LoginName.Administrator);
                var accounts = new AccountStore(database, TimeProvider.System);
                var events = new EventLog(database, TimeProvider.System);
                var account = await accounts.FindAsync(name, token);
                if (account is null && name != LoginName.Administrator)
                    return UnlockCommand.NoSuchUser(name);
                if (account?.Password.Matches(password!) == true)
                {
                    await UnlockCommand.UnlockAsync(account, accounts, events, token);
                    return CommandOutcome.Done("unchanged");
                }

                await accounts.SetPasswordAsync(name, PasswordHash.Of(password!), token);
                await events.RecordAsync(EventKind.PasswordChanged, $"The password of user {name} was set.", token);
                return CommandOutcome.Done("changed");
            },
            cancellationToken);
    }
}
