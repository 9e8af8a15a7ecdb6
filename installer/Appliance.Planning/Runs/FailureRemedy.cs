using Appliance.Machines.Commands;

namespace Appliance.Planning.Runs;

/// <summary>What to do about failures that any step may meet.</summary>
internal static class FailureRemedy
{
    // ENOSPC and EDQUOT, as .NET gives them in HResult.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;

    public static string For(Exception failure) => failure switch
    {
        IOException { HResult: NoSpace } => "Free space on the file system named in the message, then run the command again: it goes on from here.",
        IOException { HResult: ReadOnlyFileSystem } => "Make the file system writable (`mount -o remount,rw …`), then run the command again: it goes on from here.",
        UnauthorizedAccessException => "Run as root, and look whether the file system is mounted read-only or the file is immutable (`lsattr`); then run the command again.",
        CommandNotFoundException => "Install the package that has the program, then run the command again: it goes on from here.",
        CommandFailedException { Result: var result } when IsDiskFull(result) => "Free space on the file system that is full (`df -h`), then run the command again: it goes on from here.",
        CommandTimeoutException => "Find out why it hangs (network, disk, a lock held by another program), then run the command again: it goes on from here.",
        _ => "Mend the cause, then run the command again: it goes on from here.",
    };

    private static bool IsDiskFull(CommandResult result) =>
        (result.Error + result.Output).Contains("No space left on device", StringComparison.Ordinal);
}
