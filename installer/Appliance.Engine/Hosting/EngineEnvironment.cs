using Appliance.Engine.Accounts;

namespace Appliance.Engine.Hosting;

/// <summary>What the engine takes from outside its configuration; tests give their own.</summary>
internal sealed record EngineEnvironment
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where log lines go.</summary>
    public TextWriter Log { get; init; } = Console.Out;

    /// <summary>Whether the journal reads the log: then lines carry a priority and no time.</summary>
    public bool LogsToJournal { get; init; }

    /// <summary>systemd's notification socket.</summary>
    public string? NotifySocket { get; init; }

    /// <summary>How long a start waits for the database.</summary>
    public TimeSpan DatabasePatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often the engine looks whether its nodes still report.</summary>
    public TimeSpan MonitorInterval { get; init; } = TimeSpan.FromSeconds(5);

    public LockoutPolicy Lockout { get; init; } = new();

    public static EngineEnvironment FromProcess() => new()
    {
        LogsToJournal = Environment.GetEnvironmentVariable("JOURNAL_STREAM") is { Length: > 0 },
        NotifySocket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET"),
    };
}
