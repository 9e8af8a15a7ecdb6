namespace Appliance.Machines.Commands;

/// <summary>Runs programs on one machine.</summary>
public interface ICommandRunner
{
    /// <summary>Runs the command to its end.</summary>
    /// <param name="onLine">Called for each line of standard output and standard error as it comes, one at a time.</param>
    /// <exception cref="CommandNotFoundException">There is no such program.</exception>
    /// <exception cref="CommandTimeoutException">It took longer than its timeout.</exception>
    Task<CommandResult> RunAsync(Command command, CancellationToken cancellationToken, Action<string>? onLine = null);

    /// <summary>The absolute path of a program, or null when it is not installed.</summary>
    string? Find(string program);

    /// <summary>Starts a program that stays after this one ends, its output appended to a file.</summary>
    /// <returns>Its process id.</returns>
    int StartDetached(Command command, string outputFile);
}
