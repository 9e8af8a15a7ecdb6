using Appliance.Machines.Accounts;
using Appliance.Machines.Files;
using Appliance.Planning.Runs;

namespace Appliance.Cli.Commands;

/// <summary>The folder of a trial.</summary>
internal static class Prefix
{
    // A trial, what is left of one, or templates that were put there before it.
    private static readonly string[] Traces = [RunPaths.State, RunPaths.Logs, Path.GetDirectoryName(RunPaths.Lock)!, "/etc/appliance"];

    /// <returns>The absolute path; null when none was given.</returns>
    /// <exception cref="CommandLineException">It cannot be a trial's folder.</exception>
    public static string? Read(string? given)
    {
        if (given is null)
        {
            return null;
        }

        if (given.Length == 0)
        {
            throw new CommandLineException("--prefix needs a folder.", ExitCode.Usage);
        }

        var path = Path.GetFullPath(given).TrimEnd('/');
        if (path.Length == 0)
        {
            throw new CommandLineException("--prefix / would be this machine itself; name a folder for the trial.", ExitCode.Usage);
        }

        if (File.Exists(path))
        {
            throw new CommandLineException($"--prefix {given} is a file; name a folder for the trial.", ExitCode.Usage);
        }

        if (Environment.IsPrivilegedProcess && OwnerOfTrial(path) is > 0 and var owner)
        {
            throw new CommandLineException($"The trial in {given} belongs to another user (number {owner}), and so do its processes. Run the command as that user.", ExitCode.Usage);
        }

        return IsForeign(path)
            ? throw new CommandLineException($"--prefix {given} has files of others in it and no trial; name a new or an empty folder.", ExitCode.Usage)
            : path;
    }

    private static int? OwnerOfTrial(string path) =>
        new LocalFiles(null, new AccountDatabase(), setsOwners: false).Stat(path + RunPaths.Runs)?.UserId;

    // The end of a trial removes what is empty below its folder: that must never be a folder such as /etc or /home.
    private static bool IsForeign(string path) =>
        Directory.Exists(path)
        && !Traces.Any(trace => Directory.Exists(path + trace))
        && Directory.EnumerateFileSystemEntries(path).Any(entry => Path.GetFileName(entry) != "lost+found");
}
