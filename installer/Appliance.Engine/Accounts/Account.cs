namespace Appliance.Engine.Accounts;

/// <summary>A user as the database has it.</summary>
internal sealed record Account(Guid Id, string Name, PasswordHash Password, int FailedAttempts, DateTime? LockedUntil)
{
    public bool IsLocked(DateTimeOffset now) => LockedUntil > now.UtcDateTime;
}
