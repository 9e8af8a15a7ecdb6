using System.Net;
using Appliance.Engine.Events;

namespace Appliance.Engine.Accounts;

/// <summary>Begins and ends sessions, and records both.</summary>
internal sealed class SignIn(Authenticator authenticator, TokenStore tokens, EventLog events)
{
    /// <summary>The outcome, with a token when the login was accepted.</summary>
    public async Task<(LoginOutcome Outcome, IssuedToken? Token)> BeginAsync(
        string name,
        string password,
        IPAddress from,
        TokenPurpose purpose,
        CancellationToken cancellationToken)
    {
        var outcome = await authenticator.LogInAsync(name, password, from, cancellationToken);
        if (outcome.Account is not { } account)
            return (outcome, null);
        var token = await tokens.IssueAsync(account.Id, purpose, cancellationToken);
        await events.RecordAsync(EventKind.LoggedIn, $"User {account.Name} logged in from {from}.", cancellationToken);
        return (outcome, token);
    }

    /// <summary>Ends the session of a token; an unknown token is nobody's.</summary>
    public async Task EndAsync(string token, CancellationToken cancellationToken)
    {
        if (await tokens.RevokeAsync(token, cancellationToken) is { } name)
            await events.RecordAsync(EventKind.LoggedOut, $"User {name} logged out.", cancellationToken);
    }
}
