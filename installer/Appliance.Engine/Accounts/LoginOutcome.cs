namespace Appliance.Engine.Accounts;

/// <summary>How a login went.</summary>
/// <param name="Account">Who logged in; null when nobody did.</param>
/// <param name="Explanation">Why not, for the person at the other end.</param>
/// <param name="RetryAfter">Set when trying again before then is refused unseen.</param>
internal sealed record LoginOutcome(Account? Account, string Explanation, TimeSpan? RetryAfter)
{
    public static LoginOutcome Accepted(Account account) => new(account, "", null);

    public static LoginOutcome WrongPassword { get; } = new(null, "The user name or password is incorrect.", null);

    public static LoginOutcome Locked(TimeSpan left) => new(
        null,
        $"The account is locked after too many wrong passwords, for {Math.Ceiling(left.TotalMinutes):0} more minutes. "
            + $"On the engine's host, '{Product.Executable} admin unlock' ends that.",
        null);

    public static LoginOutcome TooMany(TimeSpan retryAfter) => new(null, "Too many failed logins from this address. Wait a few minutes.", retryAfter);
}
