using System.Globalization;
using Appliance.Cli.Composition;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Flows;

/// <summary>One run per machine at a time.</summary>
internal static class Locking
{
    /// <exception cref="CommandLineException">Another run has the lock, or it cannot be taken at all.</exception>
    public static RunLock Take(Session session, string command)
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

            return RunLock.TryTake(session.Machine.Files, session.Time, command, out var holder)
                ?? throw new CommandLineException(Describe(holder), ExitCode.Locked);
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
