namespace Appliance.Cli.Commands;

/// <summary>The folder of a trial.</summary>
internal static class Prefix
{
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

        return File.Exists(path) ? throw new CommandLineException($"--prefix {given} is a file; name a folder for the trial.", ExitCode.Usage) : path;
    }
}
