namespace Appliance.Engine.Accounts;

/// <summary>When guessing is stopped.</summary>
internal sealed record LockoutPolicy
{
    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public int Failures { get; init; } = 5;

    /// <summary>How long it stays locked.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Failed logins one address may make within <see cref="AddressWindow"/>, whatever the user.</summary>
    public int FailuresPerAddress { get; init; } = 20;

    public TimeSpan AddressWindow { get; init; } = TimeSpan.FromMinutes(5);
}
