namespace Appliance.Cli;

/// <summary>Exit codes: API, documented in the README and stable.</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>plan</c>: shown, or nothing would change.</summary>
    public const int Done = 0;

    /// <summary>A run failed, or what was installed does not work.</summary>
    public const int Failed = 1;

    public const int Usage = 2;

    /// <summary>Answers are invalid or missing.</summary>
    public const int Answers = 3;

    /// <summary>A check failed.</summary>
    public const int Check = 4;

    /// <summary><c>plan --exit-code</c>: changes are pending.</summary>
    public const int Pending = 5;

    /// <summary>Another run holds the lock.</summary>
    public const int Locked = 6;

    /// <summary>Interrupted; the run can be resumed.</summary>
    public const int Interrupted = 130;
}
