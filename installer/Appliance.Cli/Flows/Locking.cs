using System.Globalization;
using Appliance.Cli.Composition;
using Appliance.Planning.Events;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Flows;

/// <summary>One run per machine at a time.</summary>
internal static class Locking
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <exception cref="CommandLineException">Another run has the lock, or it cannot be taken at all.</exception>
    public static RunLock Take(Session session, string command) => TryTake(session, command, out var holder) ?? throw new CommandLineException(Describe(holder), ExitCode.Locked);

    /// <summary>Waits for another run to end, for so long; says once that it does.</summary>
    /// <inheritdoc cref="Take"/>
    public static async Task<RunLock> WaitAsync(Session session, string command, TimeSpan wait, CancellationToken cancellationToken)
    {
        var begun = session.Time.GetTimestamp();
        for (var isTold = false; ; isTold = true)
        {
            if (TryTake(session, command, out var holder) is { } held)
            {
                return held;
            }

            if (session.Time.GetElapsedTime(begun) >= wait)
            {
                throw new CommandLineException(Describe(holder), ExitCode.Locked);
            }

            if (!isTold)
            {
                session.Events.Warn(Describe(holder) + " This one goes on then.");
            }

            await Task.Delay(Interval, session.Time, cancellationToken);
        }
    }

    private static RunLock? TryTake(Session session, string command, out RunLockHolder? holder)
    {
        if (!session.Machine.IsRoot && session.Machine.Prefix is null)
        {
            throw new CommandLineException("Setting up this machine needs root: run it with sudo. A trial needs no root: add --prefix DIR.", ExitCode.Check);
        }

        try
        {
            if (session.Machine.Prefix is { } prefix)
            {
                Directory.CreateDirectory(prefix);
            }

            return RunLock.TryTake(session.Machine.Files, session.Time, command, out holder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"The lock {session.Machine.Files.Locate(RunPaths.Lock)} cannot be taken: {e.Message}\nTo do: see to it that its folder can be written to.", ExitCode.Failed);
        }
    }

    private static string Describe(RunLockHolder? holder) => holder is null
        ? "Another run is at work on this machine. Wait until it ends."
        : string.Create(CultureInfo.InvariantCulture, $"Another run is at work on this machine: `{holder.Command}`, process {holder.ProcessId}, since {holder.Since:yyyy-MM-dd HH:mm:ss} UTC. Wait until it ends.");
}
