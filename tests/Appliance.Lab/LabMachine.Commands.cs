using System.Globalization;

namespace Appliance.Lab;

public sealed partial class LabMachine
{
    private static readonly string[] LoginEnvironment =
    [
        "HOME=/root", "USER=root", "LOGNAME=root", "SHELL=/bin/bash", "LANG=C.UTF-8",
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    ];

    /// <summary>Runs a command on the machine, as root, to its end.</summary>
    public Task<CommandOutcome> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(arguments, cancellationToken: cancellationToken);

    /// <inheritdoc cref="HostCommand.RunAsync"/>
    public Task<CommandOutcome> RunAsync(
        IReadOnlyList<string> arguments,
        Stream? input = null,
        Action<string>? onLine = null,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default) =>
        HostCommand.RunAsync(EnterCommand("dumb", arguments), input, onLine, timeout, cancellationToken);

    /// <summary>
    /// The command for the build machine that runs a command on this one, connected to the terminal it is started in:
    /// for full-screen programs under tmux or script.
    /// </summary>
    public IReadOnlyList<string> EnterCommand(string terminal, IReadOnlyList<string> arguments)
    {
        var leader = Leader() ?? throw new LabException($"{HostName} is off.");
        return
        [
            "nsenter", "--target", leader.ToString(CultureInfo.InvariantCulture), "--all", "--",
            "env", "--ignore-environment", "--default-signal", "--chdir=/root", .. LoginEnvironment, $"TERM={terminal}", .. arguments,
        ];
    }

    /// <summary>The machine's first process as the build machine numbers it; null while there is none.</summary>
    private int? Leader()
    {
        try
        {
            return container is { HasExited: false } on
                ? File.ReadAllText($"/proc/{on.Id}/task/{on.Id}/children")
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))
                    .Cast<int?>()
                    .FirstOrDefault(IsFirstProcess)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // proc(5): the last NSpid is the number in the innermost namespace.
    private static bool IsFirstProcess(int? pid) => File.ReadLines($"/proc/{pid}/status")
        .Any(line => line.StartsWith("NSpid:", StringComparison.Ordinal) && line.Split('\t') is [_, _, .., "1"]);
}
