namespace Appliance.Planning.Runs;

/// <summary>Who holds the lock.</summary>
public sealed record RunLockHolder(int ProcessId, DateTimeOffset Since, string Command);
